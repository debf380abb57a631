"""Writes changes into a source, each behind a switch that is thrown while the program runs, so that all are built at once."""
import dataclasses

NAMESPACE = b'qorgan_mutants::'
QUIET = ('all', 'extra', 'conversion', 'shadow', 'pedantic', 'narrowing', 'parentheses', 'bool-compare', 'unused-value',
         'type-limits', 'sign-compare', 'maybe-uninitialized', 'array-bounds', 'stringop-overflow', 'float-conversion',
         'div-by-zero', 'return-type', 'empty-body', 'dangling-else', 'logical-op', 'int-in-bool-context', 'nonnull',
         'null-dereference', 'extra-semi', 'tautological-compare', 'duplicated-branches', 'unused-variable',
         'unused-but-set-variable', 'unused-parameter')
# A change is no reason to warn of anything. Bounds are checked, so that a step past an end is no matter of luck.
HEAD = (b'#include "qorgan_mutants/switch.hpp"\n#pragma GCC diagnostic ignored "-Wpragmas"\n'
        + b''.join(b'#pragma GCC diagnostic ignored "-W' + name.encode() + b'"\n' for name in QUIET))
ASSERTIONS = b'#define _GLIBCXX_ASSERTIONS\n'


@dataclasses.dataclass
class Mutant:
    number: int  # of its switch; 0 is none
    site: object
    text: str  # what stands there instead
    identity: str  # the same in every run

    def described(self, source):
        """The changed line as it was and as it would be, each on one line."""
        site = self.site
        begin = source.rfind(b'\n', 0, site.start) + 1
        end = source.find(b'\n', site.end)
        end = end if end >= 0 else len(source)
        changed = self.text.encode() if site.form != 'jump' else b''
        if site.form == 'statement':
            changed = b''
        before = source[begin:end]
        after = source[begin:site.start] + changed + source[site.end:end]
        return b' '.join(before.split()).decode(), b' '.join(after.split()).decode()


def switched(mutant, original):
    """The original and the change behind a switch; on lines of their own, so that a compiler's error tells which it means."""
    site = mutant.site
    ask = b'on_at_run_time' if site.in_constexpr else b'on'
    asked = NAMESPACE + ask + b'(' + str(mutant.number).encode() + b')'
    changed = mutant.text.encode()
    if site.form == 'value':
        return b'(\n' + asked + b' ? (' + changed + b') :\n(' + original + b'))'
    if site.form == 'statement':
        return b'(\n' + asked + b' ? void() :\nvoid(' + original + b'))'
    if site.form == 'return':
        return b'\nif (' + asked + b') ' + changed + b'; else\n' + original
    return b'\nif (' + asked + b') ; else\n' + original  # a jump


def rewritten(source, mutants, is_header):
    """The source with all of its mutants. Those of one site, and of sites within another, stand inside each other."""
    words = {mutant.site.unconst for mutant in mutants if mutant.site.unconst >= 0}
    edits = sorted(mutants, key=lambda m: (m.site.start, -m.site.end, m.number))

    def render(start, end, inside):
        out, at = b'', start
        while inside:
            first = inside[0]
            within = [m for m in inside[1:] if m.site.start < first.site.end]
            inside = inside[1 + len(within):]
            out += plain(at, first.site.start)
            out += switched(first, render(first.site.start, first.site.end, within))
            at = first.site.end
        return out + plain(at, end)

    def plain(start, end):
        out, at = b'', start
        for word in sorted(w for w in words if start <= w < end):
            out += source[at:word] + b'const'
            at = word + len(b'constexpr')
        return out + source[at:end]

    body = render(0, len(source), edits)
    if not is_header:
        return ASSERTIONS + HEAD + body
    return body.replace(b'#pragma once', b'#pragma once\n' + HEAD, 1)


def numbers_near(text, line):
    """The mutants whose switch stands on a line of a rewritten source, or on the last one before it that has any."""
    lines = text.split(b'\n')
    for at in range(min(line, len(lines)) - 1, -1, -1):
        found = []
        for part in lines[at].split(NAMESPACE)[1:]:
            inside = part.split(b'(', 1)[1].split(b')', 1)[0]
            if inside.isdigit():
                found.append(int(inside))
        if found:
            return found
    return []
