"""This room completes words for shells: commands and options from the table, ids from the store and the shelf."""

import sys
from collections.abc import Iterable, Mapping

from scorecard._table import COMMANDS, Entry

VALUES = {
    "--rubric": "rubric",
    "--decision": "decision",
    "--format": "format",
    "-f": "format",
    "--for": "kind",
    "--sort": "column",
    "--group-by": "column",
}
FIXED = {
    "decision": ("strong_yes", "yes", "no", "strong_no", "no_decision"),
    "format": ("md",),
    "kind": ("rubric", "exercise", "scorecard"),
    "column": (
        *("score", "recommendation", "coverage", "agreement", "votes", "red-flags", "firmness", "decision"),
        *("interviewers", "date", "candidate"),
    ),
}
TAKES_VALUE = (
    *("--store", "--rubrics", "--as", "--because", "--override", "--panel", "--by", "--id", "--name", "--interview"),
    *("--since", "--until", "--top", "--weight", "--seed"),
)

SHARED = ("--store", "--rubrics", "--as", "--no-color", "--no-input", "--help")

SCRIPTS = {
    "bash": """\
# scorecard completion for bash: put this line into ~/.bashrc
#   eval "$(scorecard --show-completion bash)"
_scorecard_completion() {
    local IFS=$'\\n'
    COMPREPLY=( $( env COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD=$COMP_CWORD \\
                   _SCORECARD_COMPLETE=complete_bash "$1" ) )
    return 0
}
complete -o default -F _scorecard_completion scorecard
""",
    "zsh": """\
#compdef scorecard
# scorecard completion for zsh: put this line into ~/.zshrc, after compinit
#   eval "$(scorecard --show-completion zsh)"
_scorecard_completion() {
    local -a found
    found=("${(@f)$(env COMP_WORDS="${(F)words}" COMP_CWORD=$((CURRENT-1)) \\
                    _SCORECARD_COMPLETE=complete_zsh scorecard)}")
    compadd -a found
}
compdef _scorecard_completion scorecard
""",
    "fish": """\
# scorecard completion for fish: put this line into ~/.config/fish/config.fish
#   scorecard --show-completion fish | source
function __scorecard_complete
    set -l words (commandline -opc) (commandline -ct)
    env COMP_WORDS=(string join \\n $words | string collect) COMP_CWORD=(math (count $words) - 1) \\
        _SCORECARD_COMPLETE=complete_fish scorecard
end
complete --command scorecard --no-files --arguments '(__scorecard_complete)'
""",
    "powershell": """\
# scorecard completion for PowerShell: put this line into $PROFILE
#   scorecard --show-completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName scorecard -ScriptBlock {
    param($word, $line, $position)
    $words = @($line.CommandElements | ForEach-Object { $_.ToString() })
    if (-not $word) { $words += "" }
    $env:COMP_WORDS = $words -join "`n"
    $env:COMP_CWORD = $words.Count - 1
    $env:_SCORECARD_COMPLETE = "complete_powershell"
    scorecard | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
    Remove-Item Env:COMP_WORDS, Env:COMP_CWORD, Env:_SCORECARD_COMPLETE
}
""",
}


def script(arguments: list[str], environment: Mapping[str, str]) -> str:
    """The completion script for a shell: the one asked for, else the one in use."""
    shell = arguments[0] if arguments else environment.get("SHELL", "bash").rsplit("/", 1)[-1]
    return SCRIPTS.get(shell, SCRIPTS["bash"])


def complete(environment: Mapping[str, str]) -> int:
    """Print the completions of the word at hand, one a line; returns the exit code."""
    words = environment.get("COMP_WORDS", "")
    typed = words.split("\n" if "\n" in words else None)
    position = int(environment.get("COMP_CWORD", "0") or 0)
    before, word = typed[1:position], typed[position] if position < len(typed) else ""
    for one in completions(before, word):
        sys.stdout.write(f"{one}\n")
    return 0


def completions(before: list[str], word: str) -> list[str]:
    """What may stand where `word` is being typed, after the words before it."""
    entry, name = _entry(before)
    last = before[-1] if before else ""
    if last in VALUES:
        offered: Iterable[str] = _ids(VALUES[last])
    elif last in TAKES_VALUE:
        offered = ()
    elif word.startswith("-"):
        offered = (*(entry.options if entry else ("--version", "--show-completion")), *SHARED)
    elif entry is None:
        offered = COMMANDS
    else:
        offered = entry.commands or _ids(entry.argument or name)
    return sorted(one for one in offered if one.startswith(word))


def _entry(before: list[str]) -> tuple[Entry | None, str]:
    entry, name, commands = None, "", COMMANDS
    for word in before:
        if word in commands:
            entry, name = commands[word], word
            commands = entry.commands
    return entry, name


def _ids(kind: str) -> Iterable[str]:
    if kind in FIXED:
        return FIXED[kind]
    if kind in ("candidate", "candidates", "rubric", "wanted", "files", "exercise", "exercises"):
        from scorecard.cli.name import names

        return names(kind)
    return ()
