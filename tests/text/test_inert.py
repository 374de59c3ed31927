import os
import shutil
import subprocess
from pathlib import Path

import pytest

from ai4earth_cli.text.inert import inert, without_markup


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$(rm x) ${HOME} $HOME", "$ (rm x) $ {HOME} $ HOME"),
        ("`rm x`", "'rm x'"),
        ("\\e[31m", "∖e[31m"),
        ("#[fg=red] #{pid} #(rm x) #S", "# [fg=red] # {pid} # (rm x) # S"),
        ("%{A1:rm x:}here%{A}", "% {A1:rm x:}here% {A}"),
        ("%F{red}", "% F{red}"),
        ("$HOME #S %F", "$ HOME # S % F"),
        ("50% of C# for $5, the #1", "50% of C# for $5, the #1"),
        ("Q&A <b>", "Q&A <b>"),
    ],
)
def test_nothing_in_a_line_is_a_command_of_a_shell_or_a_bar(text: str, expected: str) -> None:
    """And what is none stays as it is."""
    assert inert(text) == expected


@pytest.mark.skipif(os.name == "nt" or not shutil.which("bash"), reason="it is tried in bash")
@pytest.mark.parametrize("text", ["$(>MADE)", "`>MADE`", "\\$(>MADE)", "\\`>MADE\\`", "${x:-$(>MADE)}", "$$(>MADE)"])
def test_prompt_that_is_evaluated_twice_runs_nothing(text: str, tmp_path: Path) -> None:
    """As one in double quotes is."""
    evaluated = 'PS1="$TITLE"; : "${PS1@P}"'
    for title in (text, inert(text)):
        subprocess.run(["bash", "-c", evaluated], env={**os.environ, "TITLE": title}, cwd=tmp_path, check=True)
        made = list(tmp_path.iterdir())
        if title == text:
            for path in made:
                path.unlink()

    assert made == []


def test_markup_of_pango_is_text() -> None:
    """So that waybar shows it."""
    assert without_markup("Q&A <b>1</b>") == "Q&amp;A &lt;b&gt;1&lt;/b&gt;"
