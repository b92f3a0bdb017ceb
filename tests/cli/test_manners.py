"""The manners of the command line, point by point: each test runs the installed command and is named by its point."""

import json
import re
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

from scorecard._table import COMMANDS, Entry
from tests.cli.terminal import COMMAND, EXAMPLES, PATIENCE, STYLED, Home, Ran, sound

PRIYA = "priya-raman"
LONG = "Marguerite-Anne " * 7 + "de Beaumont"
PLAIN = ("interview", PRIYA, "--interview", "conversation", "--as", "dan", "--plain")


def _entries(commands: Mapping[str, Entry]) -> Iterator[Entry]:
    for entry in commands.values():
        yield entry
        yield from _entries(entry.commands)


def _paths(commands: Mapping[str, Entry], before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for name, entry in commands.items():
        yield (*before, name)
        yield from _paths(entry.commands, (*before, name))


EVERYWHERE = [(), *_paths(COMMANDS)]
LEAVES = [path for path in EVERYWHERE if path and path not in {longer[:-1] for longer in EVERYWHERE}]

each_output = pytest.mark.parametrize(
    "line",
    [
        "--version",
        "--help",
        "show --help",
        "candidate list",
        "rubric list",
        f"show {PRIYA}",
        f"explain {PRIYA} --json",
        f"export {PRIYA} -o -",
    ],
)
each_page = pytest.mark.parametrize(
    "line", [f"show {PRIYA}", f"explain {PRIYA}", f"whatif {PRIYA}", "rubric show associate-data-engineer"]
)


# 1


def test_01_bare_in_a_pipe_it_prints_its_help(home: Home) -> None:
    ran = home.run()

    assert (ran.code, ran.err) == (0, "")
    assert ran.out == home.run("--help").out


def test_01_bare_at_a_terminal_it_offers_a_menu(panel: Home) -> None:
    terminal = panel.open(TERM="dumb")

    terminal.see("What would you like to do?")
    terminal.see("Number, 1 to")
    number = re.search(r"(\d+)\. List the candidates", terminal.text)
    assert number
    terminal.enter(number[1])
    terminal.see("$ scorecard candidate list")
    assert terminal.ended() == 0
    assert "Priya Raman" in terminal.text


def test_01_the_menu_can_be_left(panel: Home) -> None:
    terminal = panel.open()

    terminal.shows("What would you like to do?")

    assert terminal.interrupted() == 130


@pytest.mark.parametrize("group", [path for path in EVERYWHERE if path and path not in LEAVES], ids=" ".join)
def test_01_a_bare_group_prints_its_help(home: Home, group: tuple[str, ...]) -> None:
    assert home.run(*group) == home.run(*group, "--help")


# 2, 3, 4


@cache
def _page(path: tuple[str, ...], flag: str = "--help") -> Ran:
    """The help of a command at 60 columns; asked for once."""
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder))
        home.work.mkdir()
        return home.run(*path, flag, COLUMNS="60")


def test_02_help_is_a_result_everywhere() -> None:
    assert [path for path in EVERYWHERE if (_page(path).code, _page(path).err) != (0, "")] == []
    assert [path for path in EVERYWHERE if not _page(path).out.startswith(" ".join(("Usage: scorecard", *path)))] == []


def test_02_help_cuts_no_sentence_short() -> None:
    assert [path for path in EVERYWHERE if re.search(r"[a-z,;:]\.\.\.", _page(path).out)] == []


def test_03_help_has_a_short_name_everywhere() -> None:
    assert [path for path in EVERYWHERE if _page(path, "-h") != _page(path)] == []


def test_04_the_version_is_one_line(home: Home) -> None:
    ran = home.run("--version")

    assert (ran.code, ran.err) == (0, "")
    assert re.fullmatch(r"scorecard \d+\.\d+\.\d+\S*\n", ran.out)


# 5, 6, 7, 8


@pytest.mark.parametrize(("typed", "meant"), [("intervew", "interview"), ("rubric lst", "list")])
def test_05_06_an_unknown_command_is_wrong_usage_with_the_one_that_was_meant(
    home: Home, typed: str, meant: str
) -> None:
    ran = home.run(*typed.split())

    assert (ran.code, ran.out) == (2, "")
    assert f"Did you mean '{meant}'" in ran.err


def test_07_an_unknown_option_is_wrong_usage_with_the_one_that_was_meant(home: Home) -> None:
    ran = home.run("show", PRIYA, "--rubrik", "x")

    assert (ran.code, ran.out) == (2, "")
    assert "--rubric" in ran.err.split("--rubrik", 1)[1]


def test_08_wrong_usage_and_failure_have_codes_of_their_own(panel: Home) -> None:
    codes = [panel.run(*line.split()).code for line in ("show", "show nobody", "rubric validate ./no.yaml")]

    assert codes == [2, 5, 5]


# 9, 10, 11, 12


@each_page
def test_09_a_terminal_gets_colour_unless_told_not_to(panel: Home, line: str) -> None:
    assert _styles(_at_terminal(panel, *line.split())) > 0
    assert _styles(_at_terminal(panel, *line.split(), NO_COLOR="1")) == 0
    assert _styles(_at_terminal(panel, *line.split(), "--no-color")) == 0


def test_10_a_dumb_terminal_gets_no_escape_at_all(panel: Home) -> None:
    assert b"\x1b" not in _at_terminal(panel, "show", PRIYA, TERM="dumb")


@each_page
def test_11_a_pipe_gets_no_escape_whatever_runs_it(panel: Home, line: str) -> None:
    runner = dict.fromkeys(("CI", "GITHUB_ACTIONS", "GITLAB_CI", "PY_COLORS", "TTY_COMPATIBLE", "COLORTERM"), "1")

    assert "\x1b" not in panel.run(*line.split()).told
    assert "\x1b" not in panel.run(*line.split(), **runner).told


@pytest.mark.parametrize("variable", ["FORCE_COLOR", "CLICOLOR_FORCE"])
def test_12_colour_can_be_forced_into_a_pipe_and_zero_does_not(panel: Home, variable: str) -> None:
    forced, zero, refused = (
        panel.run("show", PRIYA, **environment)
        for environment in ({variable: "1"}, {variable: "0"}, {variable: "1", "NO_COLOR": "1"})
    )

    assert STYLED.search(forced.out)
    assert not STYLED.search(zero.out + refused.out)
    assert STYLED.sub("", forced.out) == zero.out


def _at_terminal(home: Home, *words: str, **environment: str) -> bytes:
    terminal = home.open(*words, **environment)
    assert terminal.ended() == 0
    return terminal.raw


def _styles(raw: bytes) -> int:
    return len(STYLED.findall(raw.decode()))


# 13


def test_13_help_keeps_to_the_columns_it_is_given() -> None:
    widths = {" ".join(path): _widest(_page(path).out) for path in EVERYWHERE}

    assert {name: width for name, width in widths.items() if width > 60} == {}


def test_13_help_at_a_terminal_keeps_to_its_width(home: Home) -> None:
    terminal = home.open("--help", size=(60, 50))

    assert terminal.ended() == 0
    assert _widest(terminal.text) <= 50


@pytest.mark.parametrize("columns", ["0", "1", "x", "²", "-5", "99999999999999999999"])
def test_13_an_odd_number_of_columns_is_no_trouble(home: Home, columns: str) -> None:
    assert home.run("--help", COLUMNS=columns).code == 0
    assert columns.isascii() or home.run("show", "--help", COLUMNS=columns).code == 0


@pytest.mark.parametrize("columns", [60, 100])
@each_page
def test_13_pages_keep_to_the_width_of_a_terminal(panel: Home, line: str, columns: int) -> None:
    terminal = panel.open(*line.split(), size=(40, columns), NO_COLOR="1")

    assert terminal.ended() == 0
    assert _widest(terminal.text) <= columns


def _widest(text: str) -> int:
    # Examples stand whole, to be copied.
    lines = [line for line in text.splitlines() if not line.strip().startswith("scorecard ")]
    return max(len(line) for line in lines)


# 14, 15


@pytest.mark.parametrize(
    "line",
    [
        "candidate list",
        f"candidate show {PRIYA}",
        "rubric list",
        "exercise list",
        f"explain {PRIYA}",
        f"whatif {PRIYA}",
    ],
)
def test_14_a_program_gets_json_that_parses(panel: Home, line: str) -> None:
    ran = panel.run(*line.split(), "--json")

    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out)
    assert json.loads(panel.run(*line.split(), "--json", PYTHONIOENCODING="ascii").out) == json.loads(ran.out)


def test_14_json_survives_an_ascii_pipe(home: Home) -> None:
    home.run("candidate", "add", "Zoë \x9b31m Ωmega", "--id", "zoe")

    told = home.run("candidate", "list", "--json", PYTHONIOENCODING="ascii").out

    assert json.loads(told)[0]["name"] == "Zoë \x9b31m Ωmega"


def test_14_an_empty_list_is_json_too(home: Home) -> None:
    assert json.loads(home.run("candidate", "list", "--json").out) == []


def test_15_a_dash_reads_standard_input_and_writes_standard_output(home: Home) -> None:
    assert home.run("interview", "--answers", "-", stdin=EXAMPLES / PRIYA / "ana.yaml").code == 0
    assert home.run("rubric", "validate", "-", stdin=_starter(home)).code == 0
    assert home.run("export", PRIYA, "-o", "-").out.startswith("# Priya Raman\n")
    assert list(home.work.iterdir()) == []


def test_15_a_scorecard_may_come_as_json_from_another_program(panel: Home) -> None:
    said = {"scorecard": 1, "candidate": {"id": "kim"}, "interviewer": "ana", "rubric": "associate-data-engineer"}

    ran = panel.run("interview", "--answers", "-", stdin=json.dumps({**said, "vote": "no", "takeaways": "Zoë 🧭"}))

    assert ran.code == 0, ran.told


def _starter(home: Home) -> str:
    return home.run("rubric", "new", "site-engineer", "-o", "-").out


# 16, 17


@each_output
def test_16_a_reader_that_leaves_early_hears_no_complaint(panel: Home, line: str) -> None:
    ran = panel.shell(f"scorecard {line} | true; echo ${{PIPESTATUS[0]}}")

    assert ran.out.split()[-1] in ("0", "141")
    assert ran.err == ""


def test_16_a_reader_of_one_line_gets_it(panel: Home) -> None:
    ran = panel.shell(f"scorecard export {PRIYA} -o - | head -1")

    assert (ran.code, ran.out, ran.err) == (0, "# Priya Raman\n", "")


@each_output
def test_17_a_full_disk_on_standard_output_is_a_failure_in_one_sentence(panel: Home, line: str) -> None:
    ran = panel.shell(f"scorecard {line} > /dev/full")

    assert ran.code == 7
    assert ran.err.startswith("Error: The output could not be written")


@each_output
def test_17_a_closed_standard_output_is_a_failure_in_one_sentence(panel: Home, line: str) -> None:
    ran = panel.shell(f"scorecard {line} >&-")

    assert ran.code == 7
    assert ran.err.startswith("Error: The output could not be written")


@pytest.mark.parametrize("closed", ["2>&-", "<&-", "2>/dev/full"])
def test_17_other_closed_streams_do_no_harm(panel: Home, closed: str) -> None:
    assert panel.shell(f"scorecard candidate list {closed}").code == 0
    assert panel.shell(f"scorecard {closed}").code == 0
    assert panel.shell(f"scorecard show nobody {closed}").code == 5
    assert panel.shell(f"scorecard interview {closed}").code == 2


# 18, 19, 20


def test_18_ctrl_c_at_a_prompt_ends_with_130_and_a_word_about_the_draft(panel: Home) -> None:
    terminal = panel.open(*PLAIN)

    terminal.see("[1/")
    terminal.see("> ")

    assert terminal.interrupted() == 130
    sound(Ran(130, terminal.text, ""))
    assert "Draft kept: dan on Priya Raman, conversation; nothing was submitted." in terminal.text


def test_18_ctrl_c_in_a_wizard_begins_nothing(home: Home) -> None:
    terminal = home.open("interview", "--plain")

    terminal.see("Who are you?")

    assert terminal.interrupted() == 130
    assert "Nothing was begun." in terminal.text
    assert not home.store.exists()


def test_18_ctrl_c_while_it_waits_for_input_ends_with_130(home: Home) -> None:
    ended: tuple[bytes, int] = (b"", 0)
    for pause in (0.3, 1, 3):
        running = _started(home, "interview", "--answers", "-")
        time.sleep(pause)
        running.send_signal(signal.SIGINT)
        ended = running.communicate(timeout=PATIENCE)[0], running.returncode
        if running.returncode == 130:  # else it was Python itself that had not started yet
            break

    assert ended == (b"", 130)
    assert not home.store.exists()


@pytest.mark.parametrize("moment", range(20, 80, 10))
def test_18_ctrl_c_while_it_starts_shows_no_traceback_of_ours(home: Home, moment: int) -> None:
    running = _started(home, "interview", "--answers", "-")

    time.sleep(moment / 1000)
    running.send_signal(signal.SIGINT)

    _, err = running.communicate(timeout=PATIENCE)
    assert b"in main" not in err  # before that it is Python that starts and imports
    assert b"unexpected" not in err


def _started(home: Home, *words: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [COMMAND, *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=home.environment({}),
        cwd=home.work,
    )


NEEDS_SOMEBODY = {
    "interview": "--answers",
    f"candidate forget {PRIYA}": "--yes",
    f"decide {PRIYA} --as lea": "--decision",
    f"decide {PRIYA} --decision no --as lea": "--because",
    f"decide {PRIYA} --decision no --because late": "--as",
    f"decide {PRIYA} --decision yes --because late --as lea": "--override",
    "menu": "scorecard --help",
}


@pytest.mark.parametrize("line", NEEDS_SOMEBODY)
def test_19_without_a_terminal_it_fails_at_once_and_names_the_way_round(panel: Home, line: str) -> None:
    before = panel.store.read_bytes()

    ran = panel.run(*line.split())

    assert (ran.code, ran.out) == (2, "")
    assert NEEDS_SOMEBODY[line] in ran.err
    assert panel.store.read_bytes() == before


def test_19_keys_in_a_pipe_are_not_taken_for_a_person(home: Home) -> None:
    ran = home.run("interview", "jane-doe", "--plain", "--as", "ana", stdin="y\nJane\n1\n4\n" * 20)

    assert ran.code == 2
    assert not home.store.exists()


def test_20_what_would_be_asked_can_be_said_beforehand(panel: Home) -> None:
    assert panel.run("candidate", "forget", PRIYA, "--yes").code == 0
    assert panel.run("export", "tomas-okafor", "-o", "t.md").code == 0
    assert panel.run("export", "tomas-okafor", "-o", "t.md").code == 6
    assert panel.run("export", "tomas-okafor", "-o", "t.md", "--force").code == 0


# 21


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("scorecard ex", "exercise explain export"),
        ("scorecard rubric s", "schema show"),
        ("scorecard candidate add --p", "--panel"),
        ("scorecard show p", PRIYA),
        ("scorecard show ", "jonas-lindqvist priya-raman tomas-okafor"),
        ("scorecard candidate forget t", "tomas-okafor"),
        ("scorecard export jonas-lindqvist --form", "--format"),
        ("scorecard interview --rubric ass", "associate-data-engineer"),
        ("scorecard rubric show a", "associate-data-engineer"),
        ("scorecard exercise show s", "sql-transform"),
        ("scorecard decide priya-raman --decision strong_", "strong_no strong_yes"),
        ("scorecard --no-", "--no-color --no-input"),
    ],
)
def test_21_bash_completes_commands_options_and_ids(panel: Home, typed: str, offered: str) -> None:
    words = typed.split(" ")
    quoted = " ".join(f"'{word}'" for word in words)

    ran = panel.shell(
        'eval "$(scorecard --show-completion bash)"; '
        f"COMP_WORDS=({quoted}); COMP_CWORD={len(words) - 1}; COMP_LINE='{typed}'; COMP_POINT={len(typed)}; "
        'complete -p scorecard >/dev/null && _scorecard_completion scorecard; printf "%s\\n" "${COMPREPLY[@]}"'
    )

    assert (ran.out.split(), ran.err) == (offered.split(), "")


def test_21_completion_creates_nothing_and_is_silent_about_trouble(home: Home) -> None:
    asked = {"_SCORECARD_COMPLETE": "complete_bash", "COMP_WORDS": "scorecard\nshow\n", "COMP_CWORD": "2"}

    assert home.run(**asked) == Ran(0, "", "")
    assert not home.store.exists()

    home.store.write_bytes(b"not a database at all, and long enough to be looked at" * 100)
    assert home.run(**asked) == Ran(0, "", "")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_21_every_shell_gets_a_script_that_says_where_it_goes(home: Home, shell: str) -> None:
    ran = home.run("--show-completion", shell)

    assert ran.code == 0
    assert ran.out.startswith(("# scorecard completion for ", "#compdef scorecard\n"))
    assert home.run("--show-completion", SHELL=f"/usr/bin/{shell}") == ran


# 22, 23: no manual page is installed and there is no site to point to; the help says everything by itself


def test_22_23_help_is_the_manual(home: Home) -> None:
    told = home.run("help").out

    assert told == home.run("--help").out
    assert all(f"  {name}" in told for name in COMMANDS if name != "menu")
    assert "http" not in told


# 24


def test_24_every_command_shows_an_example_that_begins_with_its_name() -> None:
    shown = {path: _page(path).out.partition("Examples:\n")[2].split("\n")[0].strip() for path in LEAVES}

    assert shown.pop(("menu",)) == "scorecard"
    assert [path for path, line in shown.items() if not line.startswith(" ".join(("scorecard", *path)))] == []


def test_24_the_root_shows_examples(home: Home) -> None:
    assert "\nExamples:\n  scorecard interview\n" in home.run("--help").out


# 25


def test_25_data_goes_where_the_platform_says(home: Home) -> None:
    elsewhere = home.folder / "elsewhere"

    home.run("candidate", "add", "Kim", SCORECARD_STORE=None, XDG_DATA_HOME=str(elsewhere))
    home.run("candidate", "add", "Kim", SCORECARD_STORE=None)

    assert (elsewhere / "scorecard" / "scorecard.db").is_file()
    assert (home.folder / ".local" / "share" / "scorecard" / "scorecard.db").is_file()


def test_25_rubrics_are_found_in_the_config_folder_of_the_platform(home: Home) -> None:
    mine = home.folder / "settings" / "scorecard" / "rubrics"
    mine.mkdir(parents=True)
    (mine / "site-engineer.yaml").write_text(_starter(home), encoding="utf-8")

    assert "site-engineer" in home.run("rubric", "list", XDG_CONFIG_HOME=str(mine.parents[1])).out
    assert "site-engineer" not in home.run("rubric", "list").out


# 26


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("show nobody", 5),
        ("interview --answers ./nothing.yaml", 5),
        ("interview --answers .", 2),
        ("rubric show nothing", 5),
        ("rubric validate ../work", 2),
        ("exercise show nothing", 5),
        ("export priya-raman -f pdf", 2),
        ("export", 2),
        ("export priya-raman --all", 2),
        ("export priya-raman -o no/such/folder/x.md", 7),
        ("export --all -o -", 2),
        ("decide priya-raman --decision maybe", 2),
        ("rubric schema --for nothing", 2),
        ("rubric new Bad_Id", 2),
        ("candidate list --store ../work", 7),
        ("candidate list --store /dev/full", 7),
        ("candidate add Kim --store /dev/null/x.db", 7),
        (f"candidate list --store {'x' * 300}/x.db", 7),
        ("candidate add ''", 2),
        ("candidate add Kim --id ../x", 2),
    ],
)
def test_26_an_expected_error_is_a_sentence_on_standard_error(panel: Home, line: str, code: int) -> None:
    ran = panel.run(*(word.replace("''", "") for word in line.split()))

    assert (ran.code, ran.out) == (code, "")
    assert ran.err.strip()
    assert list(panel.reports.iterdir()) == []


# 27


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"LANG": "C", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    ],
    ids=["ascii", "C"],
)
@pytest.mark.parametrize("line", ["--help", "show --help", f"show {PRIYA}", f"export {PRIYA} -o -"])
def test_27_an_ascii_locale_crashes_nothing(panel: Home, line: str, environment: Mapping[str, str]) -> None:
    assert panel.run(*line.split(), **environment).code == 0


def test_27_an_exported_file_is_utf_8_in_any_locale(panel: Home) -> None:
    assert panel.run("export", PRIYA, "-o", "a.md", LC_ALL="C", PYTHONCOERCECLOCALE="0", PYTHONUTF8="0").code == 0
    assert panel.run("export", PRIYA, "-o", "b.md").code == 0

    assert (panel.work / "a.md").read_text(encoding="utf-8") == (panel.work / "b.md").read_text(encoding="utf-8")


# 28


def test_28_the_version_comes_at_once(home: Home) -> None:
    def took() -> float:
        began = time.monotonic()
        home.run("--version")
        return time.monotonic() - began

    assert min(took() for _ in range(5)) < 0.5


# 29, 30, 31


@each_page
def test_29_nothing_is_sent_through_a_pager(panel: Home, line: str) -> None:
    pager = panel.folder / "pager"
    pager.write_text(f"#!/bin/sh\ntouch {panel.folder}/paged\n")
    pager.chmod(0o700)

    terminal = panel.open(*line.split(), size=(5, 80), PAGER=str(pager), MANPAGER=str(pager))

    assert terminal.ended() == 0
    assert not (panel.folder / "paged").exists()


@pytest.mark.parametrize("line", ["interview", f"candidate forget {PRIYA}", f"decide {PRIYA} --as lea", "menu"])
def test_30_prompts_can_be_turned_off_at_a_terminal(panel: Home, line: str) -> None:
    terminal = panel.open(*line.split(), "--no-input")

    assert terminal.ended() == 2
    assert NEEDS_SOMEBODY[line] in terminal.text
    assert "--no-input is set." in terminal.text


def test_30_prompts_can_be_turned_off_by_the_environment(panel: Home) -> None:
    terminal = panel.open("interview", SCORECARD_NO_INPUT="1")

    assert terminal.ended() == 2
    assert "--answers" in terminal.text


def test_30_bare_with_prompts_off_it_prints_its_help_even_at_a_terminal(home: Home) -> None:
    terminal = home.open(SCORECARD_NO_INPUT="1")

    assert terminal.ended() == 0
    assert "Usage: scorecard" in terminal.text


def test_31_the_help_tells_every_exit_code(home: Home) -> None:
    told = " ".join(home.run("--help").out.split())

    codes = told.partition("Exit codes: ")[2]
    assert re.findall(r"\b\d+ ", codes.partition(". ")[0]) == [f"{code} " for code in (0, 1, 2, 3, 4, 5, 6, 7, 130)]


# 32, 33


@pytest.mark.parametrize("way", [{"words": ("--plain",)}, {"ACCESSIBLE": "1"}, {"TERM": "dumb"}], ids=str)
def test_32_a_screen_reader_gets_plain_lines_that_are_never_repainted(panel: Home, way: dict[str, object]) -> None:
    words = way.pop("words", ())
    terminal = panel.open(*PLAIN[:-1], *words, **way)

    terminal.see("[1/")
    terminal.see("> ")
    terminal.enter("q")
    assert terminal.ended() == 0
    assert not re.search(rb"\x1b\[[0-9;]*[ABCDHJKfsu]|\x1b\[\?1049h|\x1b7|\x1b8", terminal.raw)


def test_33_without_a_terminal_there_is_no_progress(panel: Home) -> None:
    ran = panel.run("export", "--all", "-o", "summaries")

    assert (ran.code, ran.out) == (0, "Wrote 3 summaries to summaries/\n")
    assert "of 3" not in ran.err


def test_33_at_a_terminal_progress_is_shown_on_standard_error_alone(panel: Home) -> None:
    terminal = panel.open_shell("scorecard export --all -o summaries > told.txt")

    assert terminal.ended() == 0
    assert "\r3 of 3" in terminal.text
    assert (panel.work / "told.txt").read_text() == "Wrote 3 summaries to summaries/\n"


# 34


def test_34_a_piped_table_neither_cuts_nor_splits_a_long_name(home: Home) -> None:
    home.run("candidate", "add", LONG, "--id", "long-name")

    (line,) = (line for line in home.run("candidate", "list").lines if "long-name" in line)

    assert LONG in line


@pytest.mark.parametrize("command", ["show", "explain"])
def test_34_a_piped_page_neither_cuts_nor_splits_what_people_wrote(home: Home, command: str) -> None:
    why = "The one who had seen the most of the work " * 2 + "said what the others had not yet heard"
    document = f"""
scorecard: 1
candidate: {{id: long-name, name: "{LONG}"}}
interviewer: {"Bartholomew " * 5}
rubric: associate-data-engineer
ratings: {{sql: {{level: 3}}}}
vote: yes
"""
    home.run("interview", "--answers", "-", stdin=document)
    home.run("decide", "long-name", "--decision", "no_decision", "--because", why, "--as", "lea")

    told = home.run(command, "long-name").out

    assert LONG in told
    assert ("Bartholomew " * 5).strip() in told
    assert command == "explain" or why in told


# 35, 36


@pytest.mark.parametrize("line", [f"show {PRIYA} --rub x", f"export {PRIYA} --forc", f"explain {PRIYA} --js", "--vers"])
def test_35_an_abbreviated_option_is_refused(panel: Home, line: str) -> None:
    ran = panel.run(*line.split())

    assert (ran.code, ran.out) == (2, "")


@pytest.mark.parametrize(
    "line",
    [
        f"--store STORE export {PRIYA} -o -",
        f"export --store=STORE {PRIYA} --output=-",
        f"export {PRIYA} -o- --store STORE",
        f"export -fmd -o- {PRIYA} --store STORE",
        f"export -o - --store STORE -- {PRIYA}",
    ],
)
def test_36_options_stand_anywhere_and_in_any_usual_form(panel: Home, line: str) -> None:
    words = line.replace("STORE", str(panel.store)).split()

    ran = panel.run(*words, SCORECARD_STORE=str(panel.folder / "another.db"))

    assert ran.code == 0, ran.err
    assert ran.out.startswith("# Priya Raman\n")


def test_36_two_dashes_end_the_options(home: Home) -> None:
    assert home.run("candidate", "add", "--", "--yes").out == "Added --yes (yes).\n"
    assert home.run("candidate", "show", "--", "--yes").code == 0


# 37


@pytest.mark.parametrize(
    ("line", "changed", "following"),
    [
        ("candidate add kim --name Kim --panel ana", "Added Kim (kim), panel: ana.", "scorecard interview kim"),
        (f"candidate panel {PRIYA} dan", "The panel of Priya Raman: dan.", f"scorecard candidate show {PRIYA}"),
        (f"interview --answers {EXAMPLES / PRIYA / 'ana.yaml'} --amend --because x", "as revision 2", f"show {PRIYA}"),
        (f"interview --answers {EXAMPLES / 'tomas-okafor' / 'bob.yaml'} --draft", "Draft kept", "interview tomas"),
        (f"decide {PRIYA} --decision no --because Flag --as lea", "Decided: No for Priya Raman, by lea.", "export"),
        (f"export {PRIYA} -o p.md", "Wrote p.md", ""),
        ("rubric new site-engineer", "Wrote rubrics/site-engineer.yaml", "rubric test rubrics/site-engineer.yaml"),
        (f"candidate forget {PRIYA} --yes", "Erased Priya Raman (priya-raman): 3 scorecards", "yours to delete"),
    ],
)
def test_37_a_change_is_told_with_what_to_run_next(panel: Home, line: str, changed: str, following: str) -> None:
    ran = panel.run(*line.split())

    assert ran.code == 0, ran.err
    assert changed in ran.out
    assert following in ran.told


# 38


def test_38_erasing_can_be_tried_without_doing_it(panel: Home) -> None:
    before = panel.store.read_bytes()

    ran = panel.run("candidate", "forget", PRIYA, "--dry-run")

    assert (ran.code, ran.out) == (
        0,
        "Would erase Priya Raman (priya-raman): 3 scorecards, 0 drafts and every decision. Nothing was changed.\n",
    )
    assert panel.store.read_bytes() == before


@pytest.mark.parametrize("typed", ["", "yes"])
def test_38_erasing_wants_the_id_and_not_just_any_key(panel: Home, typed: str) -> None:
    terminal = panel.open("candidate", "forget", PRIYA, TERM="dumb")

    terminal.see("Type the id to go on: ")
    terminal.enter(typed)

    assert terminal.ended() == 1
    assert "Nothing was changed." in terminal.text
    assert panel.run("candidate", "show", PRIYA).code == 0


def test_38_erasing_after_the_id_was_typed_leaves_no_word_in_any_file(panel: Home) -> None:
    terminal = panel.open("candidate", "forget", PRIYA, TERM="dumb")

    terminal.see("Type the id to go on: ")
    terminal.enter(PRIYA)

    assert terminal.ended() == 0
    left = b"".join(path.read_bytes() for path in panel.folder.rglob("*") if path.is_file())
    assert b"Priya" not in left
    assert b"Predicted twenty order versions" not in left
    assert panel.run("candidate", "show", PRIYA).code == 5


# 39


def test_39_an_interview_that_was_killed_goes_on_where_it_stood(panel: Home) -> None:
    killed = panel.open(*PLAIN)
    killed.see("[1/")
    killed.see("> ")
    killed.enter("3")
    killed.see("Evidence (Enter for none): ")
    killed.enter("Retold the plan in two sentences")
    killed.see("Saved.")
    killed.kill()

    again = panel.open(*PLAIN)
    again.see("Go on with the draft on Priya Raman (conversation")
    again.see("[Y/n] ")
    again.enter()
    told = again.see("\n> ")

    assert "[1/" in told
    assert "Evidence: Retold the plan in two sentences" in told


# 40


def test_40_no_option_takes_a_secret(home: Home) -> None:
    shared = re.findall(r"--[a-z-]+", home.run("--help").out)
    options = {*shared, *(option for entry in _entries(COMMANDS) for option in entry.options)}

    assert len(options) > 20
    assert not [option for option in options if re.search("pass|secret|token|key|auth|login|user|host|url", option)]
