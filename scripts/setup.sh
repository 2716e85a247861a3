# Sourced by the other scripts: goes to the project's top, makes .venv and installs what is asked for.
# Fast when nothing has changed: a stamp holds the hash of what the installation depends on.

cd "$(dirname "${BASH_SOURCE[0]}")/.."

# The first Python that is new enough, by the names it usually has.
find_python() {
    local name
    for name in ${PYTHON:-} python3.13 python3.12 python3.11 python3 python; do
        if command -v "$name" > /dev/null && "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
            command -v "$name"
            return
        fi
    done
    echo "Mahdar needs Python 3.11 or newer; none was found. Set PYTHON to the place of one." >&2
    return 1
}

make_venv() {
    local python
    [[ -x .venv/bin/python ]] && .venv/bin/python -c 'import pip' 2> /dev/null && return
    python=$(find_python)
    echo "making .venv with $python" >&2
    if ! "$python" -m venv --clear .venv > /dev/null 2>&1; then
        # Debian keeps venv in a package of its own.
        if [[ $(id -u) == 0 ]] && command -v apt-get > /dev/null; then
            apt-get update -qq && apt-get install -y -qq python3-venv > /dev/null
        else
            echo "$python cannot make a virtual environment; on Debian: apt-get install python3-venv" >&2
        fi
        "$python" -m venv --clear .venv
    fi
}

# setup EXTRAS: installs the project, editable, with extras such as "dev"; "" for none.
setup() {
    local extras=$1 hash stamp
    make_venv
    hash=$({ cat pyproject.toml; .venv/bin/python --version; pwd; } | sha256sum | cut -d ' ' -f 1)
    for stamp in ".venv/.installed-$extras" .venv/.installed-dev; do
        [[ -f $stamp && $(< "$stamp") == "$hash" ]] && return
    done
    echo "installing into .venv" >&2
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --upgrade pip
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --editable ".${extras:+[$extras]}"
    echo "$hash" > ".venv/.installed-$extras"
}
