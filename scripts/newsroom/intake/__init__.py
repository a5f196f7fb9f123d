"""An issue form read into a story: nothing here sends a request or touches a file.

    read_form(file, text) -> Form                 the questions, as .github/ISSUE_TEMPLATE has them
    read_answers(form, body) -> Answers           the answers that GitHub rendered into an issue
    read_manuscript(answers, asked) -> Manuscript a draft, its uploads, and what is wrong with it

Whatever is written in an issue was written by anybody: it is data, it names no file, and it
reaches no shell.
"""
