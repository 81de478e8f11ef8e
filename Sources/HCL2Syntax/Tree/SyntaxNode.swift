/// One node of a syntax tree: plain data, so that a tree of any size is one array without references.
///
/// A node refers to its first child and its next sibling by their index in the array. Node 0 is the whole file, so 0
/// means "none" in both fields.
struct SyntaxNode: Sendable {
  enum Kind: UInt8, Sendable {
    /// Node 0; its child is a body, an expression or a template.
    case file
    /// The items of a file or block.
    case body
    /// `name = expression`; the child is the expression, `detail` the end of the name.
    case attribute
    /// `type labels { … }`; the children are the labels and the body, `detail` is the end of the type.
    case block
    case bareLabel, quotedLabel

    /// Input that could not be parsed.
    case missing
    case null, boolean, number
    /// A name used as a value.
    case variable
    /// `"…"`, the text of a template file, or a JSON string: the children are the parts.
    case template
    /// `<<NAME`; the children are the parts, with a literal for each line.
    case heredoc
    /// An expression followed by at least one step; the children are both.
    case traversal
    /// `name(…)`; the children are the arguments, `detail` is the end of the name.
    case call
    case parentheses, tuple
    /// `{ … }`; the children are alternately keys and values.
    case object
    /// The children: names (one or two `variable`), collection, key (with the flag), value, condition (with the flag).
    case forExpression
    case conditional
    /// `detail` is the operator.
    case binary, unary

    /// `.name`; `detail` is where the name starts.
    case attributeStep
    /// `[key]`; the child is the key.
    case indexStep
    /// `.0`; `detail` is where the digits start.
    case legacyIndexStep
    /// `.*` and `[*]`; the children are the steps that apply to each element.
    case attributeSplat, fullSplat

    /// Text of a template. `detail` is the number of white space characters to remove from its start.
    case literal
    /// Text of a template that is used unchanged.
    case plainLiteral
    /// `${ … }`; the child is the expression.
    case interpolation
    /// `%{ if … }`; the children: condition, template, and (with the flag) the template after `else`.
    case ifDirective
    /// `%{ for … }`; the children: names, collection, template.
    case forDirective
    /// `%{ else }` and the ends of directives: only during parsing, never in a finished tree.
    case elseMarker, endIfMarker, endForMarker
  }

  struct Flags: OptionSet, Sendable {
    let rawValue: UInt8
    /// On a boolean: `true`.
    static let isTrue = Flags(rawValue: 1)
    /// On a call: the last argument is followed by `...`. On a `for`: the values are grouped.
    static let ellipsis = Flags(rawValue: 1)
    /// On a `for`: there is a second name.
    static let secondName = Flags(rawValue: 2)
    /// On a `for`: there is a key before `=>`.
    static let key = Flags(rawValue: 4)
    /// On a `for`: there is a condition. On an `if` directive: there is an `else`.
    static let condition = Flags(rawValue: 8)
    /// On a literal: a `~` before or after it strips the white space at its start or end.
    static let stripsStart = Flags(rawValue: 1)
    static let stripsEnd = Flags(rawValue: 2)
    /// On a literal: backslashes start escapes.
    static let escapes = Flags(rawValue: 4)
    /// On a template: it consists of exactly one interpolation, so the value keeps its type.
    static let wraps = Flags(rawValue: 1)
    /// On a template: it is the text of a JSON string, or of a whole file.
    static let json = Flags(rawValue: 2)
    static let wholeFile = Flags(rawValue: 4)
    /// On a heredoc: `<<-`.
    static let indented = Flags(rawValue: 2)
  }

  var kind: Kind
  var flags: Flags = []
  var lower: UInt32
  var upper: UInt32
  var detail: UInt32 = 0
  var firstChild: UInt32 = 0
  var next: UInt32 = 0

  init(_ kind: Kind, _ lower: Int, _ upper: Int, flags: Flags = [], detail: Int = 0, firstChild: Int = 0) {
    self.kind = kind
    self.flags = flags
    self.lower = UInt32(truncatingIfNeeded: lower)
    self.upper = UInt32(truncatingIfNeeded: upper)
    self.detail = UInt32(truncatingIfNeeded: detail)
    self.firstChild = UInt32(truncatingIfNeeded: firstChild)
  }
}
