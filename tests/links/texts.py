"""Texts written for these tests, in the world of `examples/pages`: everything in them is invented."""

WIRE = (
    "هدد مندوب كالدورا لدى المنظمة ألدو ميرغان الثلاثاء بإغلاق ممر لورغا أمام السفن الحربية ما لم تقدم تيرونيا تعهدا "
    "مكتوبا بعدم استقبال أساطيل أجنبية.\n"
    "وقال ميرغان خلال جلسة المجلس في كاربين إن بلاده لن تنتظر إلى ما لا نهاية وإن الممر شريان مدني.\n"
    "ورفضت وزيرة الخارجية التيرونية ليا سورين هذا الشرط بعد ساعات في سافين مؤكدة أن حق المرور ثبتته اتفاقية قديمة."
)
"""A wire story of three paragraphs."""

FILLER = (
    "وشهدت أسواق الحبوب في سافين هدوءا نسبيا مع اقتراب موسم الحصاد وتراجع كلفة النقل البري بين المقاطعات الشرقية.",
    "وتقول نقابة البحارة إن رواتب العاملين في القوارب الصغيرة تأخرت شهرين بسبب خلاف قديم مع شركة التأمين.",
    "وكان معرض الكتاب السنوي قد افتتح مساء السبت بمشاركة دور نشر من بلدان عدة وحضور أدباء شباب.",
)
"""Paragraphs about other things."""

OTHER = "\n".join(FILLER)


def reversed_wire() -> str:
    """The same story with its paragraphs in the opposite order, small edits and something between."""
    first, second, third = WIRE.split("\n")
    edited = second.replace("ميرغان", "ميرجان").replace("شريان مدني", "شريان قديم مدني")
    return "\n".join((FILLER[0], third, FILLER[1], edited, first))
