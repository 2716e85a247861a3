"""Flattened pages in the layouts that sites use, written for the tests; the names are invented or common.

Each layout says what its page must give: date, outlet, agencies, and the first words of the body. The headline
is always `HEADLINE`, the body always ends with `LAST`.
"""

from __future__ import annotations

from dataclasses import dataclass

HEADLINE = "الوزير يعلن تأجيل افتتاح الجسر الجديد إلى الربيع"
FIRST = "قال وزير الأشغال سامر الحديدي اليوم الخميس إن افتتاح الجسر تأجل إلى الربيع بسبب الأمطار الغزيرة."
LAST = "وكان من المقرر أن يفتتح الجسر الأسبوع المقبل بحضور رئيس الحكومة وعدد من السفراء."
BODY = f"""{FIRST}

وأضاف الحديدي أن الشركة المنفذة طلبت مهلة ثلاثة أشهر، وأن الوزارة وافقت عليها بعد دراسة الأسباب الفنية.

{LAST}"""
DAY = "2022-01-13"


@dataclass(frozen=True)
class Layout:
    """A page and what must be read from it."""

    text: str
    published: str | None = None
    outlet: str | None = None
    agencies: tuple[str, ...] = ()
    begins: str = FIRST


LAYOUTS = {
    "headline and text": Layout(f"{HEADLINE}\n\n{BODY}"),
    "place and writer": Layout(f"{HEADLINE}\n\nعمان: سلمى الأحمد\n\n{BODY}", begins="عمان: سلمى الأحمد"),
    "writer from a town": Layout(f"{HEADLINE}\n\nسلمى الأحمد من عمان\n\n{BODY}", begins="سلمى الأحمد من عمان"),
    "quoted outlet": Layout(
        f"{HEADLINE}\n\nلندن: «المرفأ الجديد»\n\n{BODY}", outlet="المرفأ الجديد", begins="لندن: «المرفأ الجديد»"
    ),
    "agency before the place": Layout(f"{HEADLINE}\n\nواس - عمان\n\n{BODY}", agencies=("واس",), begins="واس - عمان"),
    "generic agencies": Layout(
        f"{HEADLINE}\n\nعمان- وكالات – {BODY}", agencies=("وكالات",), begins="عمان- وكالات – قال وزير"
    ),
    "agency in brackets": Layout(
        f"{HEADLINE}\nعمان (رويترز) - {BODY}", agencies=("رويترز",), begins="عمان (رويترز) - قال وزير"
    ),
    "unknown service in brackets": Layout(
        f"{HEADLINE}\nعمان (نوردبرس) - {BODY}", agencies=("نوردبرس",), begins="عمان (نوردبرس) - قال"
    ),
    "agency between strokes": Layout(
        f"{HEADLINE}\nعمان في 13 يناير / وام / {BODY}\nوام/سالم", agencies=("وام",), begins="عمان في 13 يناير / وام /"
    ),
    "outlet, agency and day in brackets": Layout(
        f"{HEADLINE}\n\n{HEADLINE}\n\n"
        f"( أردو بوینت نتورك ۔ / سبوتنيك - 13 كانون الثاني 2022ء) {BODY}\n\nأفكارك وتعليقاتك",
        DAY,
        "أردو بوینت",
        ("سبوتنيك",),
        "( أردو بوینت نتورك",
    ),
    "trailing code": Layout(f"{HEADLINE}\n\n{BODY}\n(د ب أ)", agencies=("د ب أ",)),
    "source line": Layout(
        f"{HEADLINE}\nجسر قيد البناء (رويترز)\n13/1/2022\n{BODY}\nالمصدر : القدس العربي + وكالات",
        DAY,
        "القدس العربي",
        ("وكالات",),
    ),
    "two calendars and a signature": Layout(
        f"{HEADLINE}\nالخميس 1443/6/10 هـ الموافق 2022/01/13 م واس\n"
        f"عمان 10 جمادى الآخرة 1443 هـ الموافق 13 يناير 2022 م واس\n{BODY}\n// انتهى //\n08:50 ت م\n0021",
        DAY,
        None,
        ("واس",),
        "عمان 10 جمادى",
    ),
    "ticker and buttons": Layout(
        f"عاجل\n\nفوز فريق المدينة بالكأس\n\nlogo\nأخبار\n\n{HEADLINE}\n\n{HEADLINE}\n"
        f"13 يناير 2022، 8:50 ص\n\n{BODY}\n\n"
        "logo\nتابعونا على\nجميع الحقوق محفوظة ©️ 2024 شركة المدار ميديا",
        f"{DAY}T08:50",
        "المدار",
    ),
    "clock above the menu": Layout(
        "الأربعاء, يناير 28, 2026\n  • Login\nضفاف النهر\n  • أخبار\n    • الطقس\n    • Local News\n  • مقالات\n"
        "No Result\nView All Result\nضفاف النهر\nNo Result\nView All Result\n\nHome محليات\n\n"
        f"{HEADLINE}\n\n13 يناير، 2022\nin محليات\n{HEADLINE}\n\nخطوة ثانية من نوعها هذا العام\n\n{BODY}\n\n"
        "Share196Tweet123\n  • About\n  • Contact\nWelcome Back!\n"
        "Login to your account below\nNo Result\n  • أخبار\n    • الطقس\n    • Local News\nCopyright © 2024",
        DAY,
        "ضفاف النهر",
    ),
    "clock alone": Layout(f"الأربعاء 12 يناير 2022\nالرئيسية\nسياسة\nاقتصاد\n{HEADLINE}\n{BODY}"),
    "day with the hour of the last update": Layout(
        f"     صوت المدينة - {HEADLINE}     \n     السبت، 19 كانون الأول/ديسمبر 2009، آخر تحديث 23:00 (GMT+0400)     "
        f"{HEADLINE}     \n     {BODY}",
        None,
        "صوت المدينة",
    ),
    "hour before the day": Layout(
        f"     صوت المدينة - {HEADLINE}     \n     1100 (GMT+04:00) - 13/01/22     {HEADLINE}     "
        f"صورة الجسر قبل عام     \n     عمان، الأردن (CNN) -- {BODY}",
        f"{DAY}T11:00",
        "صوت المدينة",
        ("CNN",),
        "عمان، الأردن (CNN)",
    ),
    "trail of sections": Layout(
        f"الرئيسية / عربي ودولي / {HEADLINE}\n\n{HEADLINE}\n\n{BODY}\n\nمقالات ذات صلة\n\nاترك رد"
    ),
    "one line with runs of space": Layout(
        f"     \u202dPort News\u202c - \u202eالعالم\u202c - \u202e{HEADLINE}\u202c       "
        'content="وزير يتحدث عن الجسر." />      الرئيسية      العالم   \t\t رياضة        '
        "آخر تحديث:   الخميس, 13 يناير/ كانون الثاني, 2022, 08:13 GMT      "
        f"{HEADLINE}        {BODY.replace(chr(10) * 2, ' ' * 12)}      ",
        f"{DAY}T08:13",
        "Port News",
    ),
    "labels of dates": Layout(
        f"{HEADLINE}\nنشر في: 13 يناير ,2022: 08:50 ص GST\nآخر تحديث: 14 يناير ,2022: 09:00 ص GST\n{BODY}",
        f"{DAY}T08:50",
    ),
    "update before publication": Layout(
        f"{HEADLINE}\nآخر تحديث: 14 يناير 2022 - 09:00\nنشر في: 13 يناير 2022 - 08:50\n{BODY}", f"{DAY}T08:50"
    ),
    "masthead and menu on one line": Layout(
        f"صوت المدينة\nمحلي | عربي | دولي | رياضة\n\nعاجل: أمطار غزيرة في الجنوب\n\n{HEADLINE}\nالخميس ١٣ يناير ٢٠٢٢\n"
        f"إعداد: قسم التحرير\n\n{BODY}\n\nقيّم هذا الخبر\nتعليقات القراء (3)\nزائر: خبر جيد",
        DAY,
        "صوت المدينة",
    ),
    "note of the writer": Layout(f"{HEADLINE}\n\n{BODY}\n\n* كاتب ومهندس. المقالات تعبر عن رأي أصحابها."),
    "link of the report": Layout(f"{HEADLINE}\n\n{BODY} رابط الخبر بصحيفة المرفأ: {HEADLINE}", outlet="المرفأ"),
    "told to the outlet": Layout(f"{HEADLINE}\n\n{BODY[:-1]}، كما قال لـ«عكاظ».", outlet="عكاظ"),
}
