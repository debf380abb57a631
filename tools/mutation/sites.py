"""Finds what may be changed in a source: clang's syntax tree says where, and of which type.

A site is a piece of text and the texts that may stand there instead. What the compiler computes, and what is only told to
people, is left out: static_assert, enumerators, case labels, template arguments, macros, strings.
"""
import dataclasses
import hashlib
import re

from clang import cindex
from clang.cindex import CursorKind as Kind
from clang.cindex import TypeKind

# The kinds of change, as the table names them.
CONSTANT, COMPARISON, TERM, CONDITION = 'constant', 'comparison', 'term', 'condition'
STATEMENT, RETURN, SWAP, ARGUMENTS, SIGN = 'statement', 'return', 'min/max', 'arguments', 'sign'

ARITHMETIC = {TypeKind.BOOL, TypeKind.CHAR_S, TypeKind.SCHAR, TypeKind.UCHAR, TypeKind.SHORT, TypeKind.USHORT, TypeKind.INT,
              TypeKind.UINT, TypeKind.LONG, TypeKind.ULONG, TypeKind.LONGLONG, TypeKind.ULONGLONG, TypeKind.FLOAT,
              TypeKind.DOUBLE}
FUNCTIONS = {Kind.FUNCTION_DECL, Kind.CXX_METHOD, Kind.CONSTRUCTOR, Kind.DESTRUCTOR, Kind.CONVERSION_FUNCTION,
             Kind.FUNCTION_TEMPLATE}
# Their children are no expressions that run.
SKIPPED = {Kind.STATIC_ASSERT, Kind.ENUM_DECL, Kind.TYPE_ALIAS_DECL, Kind.TYPEDEF_DECL, Kind.TYPE_REF, Kind.TEMPLATE_REF,
           Kind.TEMPLATE_TYPE_PARAMETER, Kind.TEMPLATE_NON_TYPE_PARAMETER, Kind.UNION_DECL, Kind.NAMESPACE_REF,
           Kind.CXX_TYPEID_EXPR, Kind.SIZE_OF_PACK_EXPR, Kind.FRIEND_DECL, Kind.USING_DECLARATION}
WRAPPERS = {Kind.UNEXPOSED_EXPR, Kind.PAREN_EXPR}
COMPARISONS = {'<': '<=', '<=': '<', '>': '>=', '>=': '>', '==': '!=', '!=': '=='}
OTHER_SIGN = {'+': '-', '-': '+', '/': '*'}
OTHER_NAME = {'min': 'max', 'max': 'min', 'min_element': 'max_element', 'max_element': 'min_element', 'floor': 'ceil',
              'ceil': 'floor', 'any_of': 'all_of', 'all_of': 'any_of', 'lower_bound': 'upper_bound',
              'upper_bound': 'lower_bound'}
NAMED = re.compile(r'std::(?:ranges::)?(\w+)')
INTEGER = re.compile(r"(0[xX][0-9a-fA-F']+|[0-9][0-9']*)([uUlLzZ]*)")
REAL = re.compile(r"([0-9.']+(?:[eE][+-]?[0-9]+)?)([fFlL]?)")


@dataclasses.dataclass(frozen=True)
class Site:
    file: str  # from the root
    start: int  # in bytes
    end: int
    kind: str
    alternatives: tuple  # texts
    form: str  # how the switch is written: 'value', 'statement', 'return' or 'jump'
    function: str
    line: int
    in_constexpr: bool  # the compiler may compute it as well
    once: bool  # computed once a process, so that not only the test that came first depends on it
    unconst: int  # where the word constexpr stands that has to be const, or -1

    def key(self, text):
        """Names the site by what stands there, the same after changes elsewhere in the file."""
        begin = text.rfind(b'\n', 0, self.start) + 1
        stop = text.find(b'\n', self.end)
        around = b' '.join(text[begin:stop if stop >= 0 else len(text)].split())
        parts = (self.file, self.function, self.kind, around.decode(), str(self.start - begin), str(self.end - self.start))
        return '\0'.join(parts)


@dataclasses.dataclass
class Context:
    function: str = ''
    result: object = None  # the type that `return` gives, where it is known
    in_constexpr: bool = False
    once: bool = False
    unconst: int = -1


class Finder:
    """The sites of one translation unit in the files that `wanted` names (absolute path to path from the root)."""

    def __init__(self, wanted):
        self.wanted = wanted
        self.texts = {}
        self.macros = {}
        self.sites = {}

    def find(self, unit):
        for cursor in unit.cursor.get_children():
            if cursor.kind == Kind.MACRO_INSTANTIATION and self.is_ours(cursor):
                extent = cursor.extent
                self.macros.setdefault(extent.start.file.name, []).append((extent.start.offset, extent.end.offset))
        for cursor in unit.cursor.get_children():
            if self.is_ours(cursor):
                self.visit(cursor, None, Context(), False)
        return list(self.sites.values())

    def is_ours(self, cursor):
        place = cursor.extent.start.file
        return place is not None and place.name in self.wanted

    def text_of_file(self, name):
        if name not in self.texts:
            with open(name, 'rb') as file:
                self.texts[name] = file.read()
        return self.texts[name]

    def text(self, cursor):
        extent = cursor.extent
        return self.text_of_file(extent.start.file.name)[extent.start.offset:extent.end.offset].decode()

    def in_macro(self, cursor):
        offset = cursor.extent.start.offset
        return any(start <= offset < end for start, end in self.macros.get(cursor.extent.start.file.name, ()))

    def add(self, cursor, context, kind, alternatives, form='value'):
        name, extent = cursor.extent.start.file.name, cursor.extent
        if extent.end.file is None or extent.end.file.name != name or extent.end.offset <= extent.start.offset:
            return
        original = ' '.join(self.text(cursor).split())
        others = tuple(dict.fromkeys(a for a in alternatives if ' '.join(a.split()) != original))
        if not others:
            return
        site = Site(self.wanted[name], extent.start.offset, extent.end.offset, kind, others, form, context.function,
                    extent.start.line, context.in_constexpr, context.once, context.unconst)
        self.sites.setdefault((name, site.start, site.end, kind), site)

    def visit(self, cursor, parent, context, statement):
        """`statement`: the value of this expression is thrown away."""
        kind = cursor.kind
        if kind in SKIPPED or not self.is_ours(cursor) or self.in_macro(cursor):
            return
        children = list(cursor.get_children())
        if kind in FUNCTIONS:
            context = self.of_function(cursor, children)
        elif kind == Kind.LAMBDA_EXPR:
            context = dataclasses.replace(context, result=None)
        elif kind in (Kind.VAR_DECL, Kind.FIELD_DECL):
            context = self.of_variable(cursor, parent, context)
        self.look_at(cursor, parent, children, context, statement)
        for child, thrown_away in self.below(cursor, children, statement):
            self.visit(child, cursor, context, thrown_away)

    def of_function(self, cursor, children):
        body = next((child for child in children if child.kind == Kind.COMPOUND_STMT), None)
        if body is None:
            return Context(function=cursor.spelling)
        head = self.text_of_file(cursor.extent.start.file.name)[cursor.extent.start.offset:body.extent.start.offset]
        owner = cursor.semantic_parent
        of_class = owner is not None and owner.kind in (Kind.CLASS_DECL, Kind.STRUCT_DECL, Kind.CLASS_TEMPLATE)
        name = f'{owner.spelling}::{cursor.spelling}' if of_class else cursor.spelling
        result = None if cursor.kind in (Kind.CONSTRUCTOR, Kind.DESTRUCTOR) else cursor.result_type
        return Context(name, result, re.search(rb'\b(constexpr|consteval)\b', head) is not None)

    def of_variable(self, cursor, parent, context):
        start, text = cursor.extent.start.offset, self.text_of_file(cursor.extent.start.file.name)
        head = text[start:cursor.location.offset]
        word = re.search(rb'\bconstexpr\b', head)
        outside = parent is None or parent.kind in (Kind.NAMESPACE, Kind.TRANSLATION_UNIT)
        once = outside or re.search(rb'\bstatic\b', head) is not None
        if not word and not once:
            return context
        return dataclasses.replace(context, function=context.function or cursor.spelling, once=context.once or once,
                                   unconst=start + word.start() if word else context.unconst)

    @staticmethod
    def below(cursor, children, statement):
        """The children to look into, and of each whether its value is thrown away."""
        kind = cursor.kind
        if kind == Kind.COMPOUND_STMT:
            return [(child, True) for child in children]
        if kind in (Kind.CASE_STMT, Kind.DEFAULT_STMT):
            return [(child, True) for child in (children[1:] if kind == Kind.CASE_STMT else children)]
        if kind == Kind.IF_STMT and children and children[0].kind.is_expression():
            return [(child, i > 0) for i, child in enumerate(children)]
        if kind in (Kind.WHILE_STMT, Kind.FOR_STMT, Kind.CXX_FOR_RANGE_STMT):
            return [(child, i == len(children) - 1) for i, child in enumerate(children)]
        if kind in WRAPPERS:
            return [(child, statement) for child in children]
        return [(child, False) for child in children]

    def look_at(self, cursor, parent, children, context, statement):
        kind = cursor.kind
        if kind in (Kind.INTEGER_LITERAL, Kind.FLOATING_LITERAL, Kind.CXX_BOOL_LITERAL_EXPR):
            if not is_of_a_type(parent):
                self.add(cursor, context, CONSTANT, other_constants(self.text(cursor)))
        elif kind == Kind.BINARY_OPERATOR and len(children) == 2:
            self.binary(cursor, children, context, statement)
        elif kind == Kind.COMPOUND_ASSIGNMENT_OPERATOR and statement:
            self.remove(cursor, context)
        elif kind == Kind.UNARY_OPERATOR and len(children) == 1:
            self.unary(cursor, children[0], context, statement)
        elif kind in (Kind.IF_STMT, Kind.WHILE_STMT, Kind.CONDITIONAL_OPERATOR) and children:
            constant = kind == Kind.IF_STMT and re.match(r'if\s+constexpr', self.text(cursor))
            if children[0].kind.is_expression() and not constant:
                self.add(children[0], context, CONDITION, [f'!({self.text(children[0])})'])
        elif kind == Kind.CALL_EXPR:
            self.call(cursor, children, context, statement)
        elif kind == Kind.RETURN_STMT and children:
            self.returned(cursor, children[0], context)
        elif kind in (Kind.BREAK_STMT, Kind.CONTINUE_STMT) and parent is not None and parent.kind != Kind.CASE_STMT:
            self.add(cursor, context, STATEMENT, [''], 'jump')

    def between(self, left, right):
        text = self.text_of_file(left.extent.start.file.name)[left.extent.end.offset:right.extent.start.offset]
        return re.sub(rb'//[^\n]*|/\*.*?\*/', b'', text, flags=re.S).decode().strip()

    def binary(self, cursor, children, context, statement):
        left, right = children
        sign, a, b = self.between(left, right), self.text(left), self.text(right)
        if sign in COMPARISONS:
            self.add(cursor, context, COMPARISON, [f'{a} {COMPARISONS[sign]} {b}'])
        elif sign in ('&&', '||'):
            self.add(cursor, context, TERM, [f'bool({a})', f'bool({b})'])
        elif sign in ('+', '-', '*', '/', '%') and all(is_arithmetic(c.type) for c in (cursor, left, right)):
            whole = sign == '/' and cursor.type.get_canonical().kind not in (TypeKind.FLOAT, TypeKind.DOUBLE)
            dropped = [a, b] if sign in ('+', '*') else [a]
            if sign in OTHER_SIGN and not whole:
                dropped.append(f'({a}) {OTHER_SIGN[sign]} ({b})')
            self.add(cursor, context, TERM, dropped)
        elif sign == '=' and statement:
            self.remove(cursor, context)

    def unary(self, cursor, operand, context, statement):
        text = self.text(cursor)
        if text.startswith('!'):
            self.add(cursor, context, CONDITION, [f'bool({self.text(operand)})'])
        elif statement and ('++' in text[:2] + text[-2:] or '--' in text[:2] + text[-2:]):
            self.remove(cursor, context)
        elif text.startswith('-') and is_arithmetic(operand.type) and operand.kind != Kind.INTEGER_LITERAL:
            self.add(cursor, context, SIGN, [self.text(operand)])

    def remove(self, cursor, context):
        self.add(cursor, context, STATEMENT, ['void()'], 'statement')

    def call(self, cursor, children, context, statement):
        text = self.text(cursor)
        made = cursor.referenced is not None and cursor.referenced.kind == Kind.CONSTRUCTOR
        if statement and not made and '(' in text:
            self.remove(cursor, context)
        arguments = [argument for argument in cursor.get_arguments() if argument is not None]
        if any(argument.extent.start.file is None for argument in arguments):
            return
        name = NAMED.match(text)
        if name and name.group(1) in OTHER_NAME:
            at = name.start(1)
            self.add(cursor, context, SWAP, [text[:at] + OTHER_NAME[name.group(1)] + text[name.end(1):]])
        elif len(arguments) == 2 and cursor.spelling in ('operator==', 'operator!='):
            self.add(cursor, context, COMPARISON, [f'!({text})'])
        if cursor.spelling.startswith('operator') or name and name.group(1) in ('min', 'max'):
            return
        own = cursor.extent
        for one, other in zip(arguments, arguments[1:]):
            a, b = one.extent, other.extent
            if self.text(one).endswith('begin()') or self.text(one).endswith('.end()'):
                continue  # of no meaning
            inside = own.start.offset <= a.start.offset < a.end.offset <= b.start.offset < b.end.offset <= own.end.offset
            if inside and one.type.get_canonical().spelling.replace('const ', '').rstrip(' &') == \
                    other.type.get_canonical().spelling.replace('const ', '').rstrip(' &') != '':
                self.add(cursor, context, ARGUMENTS, [self.exchanged(own, a, b)])

    def exchanged(self, own, a, b):
        text = self.text_of_file(own.start.file.name)
        return (text[own.start.offset:a.start.offset] + text[b.start.offset:b.end.offset]
                + text[a.end.offset:b.start.offset] + text[a.start.offset:a.end.offset]
                + text[b.end.offset:own.end.offset]).decode()

    def returned(self, cursor, value, context):
        if context.result is None:
            return
        kind = context.result.get_canonical().kind
        text = self.text(value)
        if kind == TypeKind.BOOL:
            if value.kind != Kind.CXX_BOOL_LITERAL_EXPR:
                self.add(value, context, RETURN, [f'!({text})'])
        elif kind in ARITHMETIC | {TypeKind.RECORD, TypeKind.POINTER} and text not in ('{}', 'nullptr', '0', 'std::nullopt'):
            self.add(cursor, context, RETURN, ['return {}'], 'return')


def is_arithmetic(type_):
    return type_.get_canonical().kind in ARITHMETIC


def is_of_a_type(parent):
    """True where a constant below `parent` belongs to a type: a template's argument or an array's length."""
    if parent is None or parent.kind in (Kind.DECL_REF_EXPR, Kind.CXX_METHOD, Kind.FUNCTION_DECL):
        return True
    return parent.kind in (Kind.VAR_DECL, Kind.FIELD_DECL, Kind.PARM_DECL) and not is_arithmetic(parent.type)


def other_constants(text):
    if text in ('true', 'false'):
        return ['false' if text == 'true' else 'true']
    whole = INTEGER.fullmatch(text)
    if whole:
        value = int(whole.group(1).replace("'", ''), 0 if whole.group(1)[:2] in ('0x', '0X') else 10)
        return [f'{other}{whole.group(2)}' for other in (value // 2, value * 2, value + 1, value - 1)
                if other >= 0 and other != value]
    real = REAL.fullmatch(text)
    if not real:
        return []
    value = float(real.group(1).replace("'", ''))
    return [f'{other!r}{real.group(2)}' for other in ((value / 2, value * 2) if value else (1.0,))]


def sites_of(path, arguments, wanted):
    """The sites of a translation unit, or None where clang cannot read it."""
    unit = cindex.Index.create().parse(path, args=arguments,
                                       options=cindex.TranslationUnit.PARSE_DETAILED_PROCESSING_RECORD)
    if any(diagnostic.severity >= cindex.Diagnostic.Error for diagnostic in unit.diagnostics):
        return None
    return Finder(wanted).find(unit)


def order(seed, key):
    """Where a site or a change comes in the draw of this seed; neighbours that come and go do not move it."""
    return hashlib.sha256(f'{seed}\0{key}'.encode()).hexdigest()
