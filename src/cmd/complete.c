/* Completion in the shells, written from the table of options. */
#include "cmd/command.h"

static bool is_file(const struct option_row *r) { return r->arg && strcmp(r->arg, "FILE") == 0; }

/* A shell function's name: the program's with _ for -. */
static void function_name(const struct command *c, struct out *out) {
    out_char(out, '_');
    for (const char *p = c->name; *p; p++) out_char(out, *p == '-' ? '_' : *p);
}

/* ---- bash ------------------------------------------------------------- */

static void bash_pattern(const struct option_row *r, struct out *out) {
    out_format(out, "    --%s", r->name);
    if (r->letter) out_format(out, "|-%c", r->letter);
    out_str(out, ")\n        ");
}

/* What may follow an option that takes a value. */
static void bash_case(const struct option_row *r, struct out *out) {
    if (!r->arg || r->optional) return;
    bash_pattern(r, out);
    if (r->values && r->list)
        out_format(out,
                   "head=${cur%%\"${cur##*,}\"}\n"
                   "        COMPREPLY=($(compgen -P \"$head\" -W '%s' -- \"${cur##*,}\"))",
                   r->values);
    else if (r->values)
        out_format(out, "COMPREPLY=($(compgen -W '%s' -- \"$cur\"))", r->values);
    else if (is_file(r))
        out_str(out, "IFS=$'\\n'\n        COMPREPLY=($(compgen -f -- \"$cur\"))");
    else
        out_str(out, ":");
    out_str(out, "\n        return ;;\n");
}

void command_bash(const struct command *c, struct out *out) {
    out_format(out, "# Completion of %s for bash.\n", c->name);
    function_name(c, out);
    out_str(out, "() {\n"
                 "    local IFS=$' \\n' head cur=${COMP_WORDS[COMP_CWORD]} "
                 "prev=${COMP_WORDS[COMP_CWORD-1]}\n"
                 "    if [ \"$cur\" = = ]; then cur=\n"
                 "    elif [ \"$prev\" = = ]; then prev=${COMP_WORDS[COMP_CWORD-2]}\n"
                 "    fi\n"
                 "    COMPREPLY=()\n"
                 "    case $prev in\n");
    for (unsigned i = 0; i < c->n; i++) bash_case(&c->rows[i], out);
    out_str(out, "    esac\n    case $cur in\n    -*)\n        COMPREPLY=($(compgen -W '");
    for (unsigned i = 0; i < c->n; i++) out_format(out, "%s--%s", i ? " " : "", c->rows[i].name);
    out_str(out, "' -- \"$cur\")) ;;\n    *)\n        IFS=$'\\n'\n        COMPREPLY=($(compgen -f "
                 "-- \"$cur\")) ;;\n    esac\n}\n"
                 "complete -o filenames -F ");
    function_name(c, out);
    out_format(out, " %s\n", c->name);
}

/* ---- zsh -------------------------------------------------------------- */

/* Help inside [...] within single quotation marks. */
static void zsh_help(const char *help, struct out *out) {
    for (; *help; help++) {
        if (*help == '\'')
            out_str(out, "'\\''");
        else if (*help == '[' || *help == ']' || *help == ':')
            out_format(out, "\\%c", *help);
        else
            out_char(out, *help == '\n' ? ' ' : *help);
    }
}

static void zsh_value(const struct option_row *r, struct out *out) {
    if (!r->arg) return;
    out_format(out, "%s%s:", r->optional ? "::" : ":", r->arg);
    if (r->values && r->list)
        out_format(out, "_values -s , %s %s", r->arg, r->values);
    else if (r->values)
        out_format(out, "(%s)", r->values);
    else if (is_file(r))
        out_str(out, "_files");
}

static void zsh_row(const struct option_row *r, struct out *out) {
    out_str(out, "  ");
    if (r->repeated)
        out_str(out, "'*'");
    else if (r->letter)
        out_format(out, "'(-%c --%s)'", r->letter, r->name);
    if (r->letter)
        out_format(out, "{-%c%s,--%s%s}'[", r->letter, r->arg ? "+" : "", r->name,
                   r->arg ? "=" : "");
    else out_format(out, "--%s%s'[", r->name, !r->arg ? "" : r->optional ? "=-" : "=");
    zsh_help(r->help, out);
    out_char(out, ']');
    zsh_value(r, out);
    out_str(out, "' \\\n");
}

void command_zsh(const struct command *c, struct out *out) {
    out_format(out, "#compdef %s\n_arguments -s -S \\\n", c->name);
    for (unsigned i = 0; i < c->n; i++) zsh_row(&c->rows[i], out);
    out_str(out, "  '*:FILE:_files'\n");
}
