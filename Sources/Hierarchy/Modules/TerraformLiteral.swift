import HCL1Syntax
import HCL2Syntax
import SourceText

/// The value of an expression in a Terraform file, as far as it is known without evaluation.
enum TerraformLiteral {
  /// A value.
  case value(Value)
  /// `null`.
  case null
  /// An expression that only Terraform can evaluate, or a collection that contains `null`, which a tfvars file can't
  /// express.
  case computed

  /// The literal in an expression.
  init(_ expression: HCL2Syntax.Expression) {
    if case .null = expression.content {
      self = .null
    } else {
      self = Self.value(of: expression).map { .value($0) } ?? .computed
    }
  }

  /// The map that the arguments of a block form.
  init(blockWith body: HCL2Syntax.Body, at range: SourceRange) {
    var members = Members()
    for attribute in body.attributes {
      guard let value = Self.value(of: attribute.expression) else {
        self = .computed
        return
      }
      members.set(Member(key: attribute.name, keyRange: attribute.nameRange, value: value))
    }
    self = body.blocks.isEmpty ? .value(Value(.object(members.all), at: range)) : .computed
  }

  /// The value; nil for `null` and computed values.
  var value: Value? { if case .value(let value) = self { value } else { nil } }

  private static func value(of expression: HCL2Syntax.Expression) -> Value? {
    let range = expression.range
    switch expression.content {
    case .boolean(let flag): return Value(.boolean(flag), at: range)
    case .number(let spelling): return Value(.number(number(spelling)), at: range)
    case .template(let template): return template.text.map { Value(.string($0), at: range) }
    case .unary(.negate, let operand):
      guard case .number(let spelling) = operand.content else { return nil }
      return Value(.number(number("-" + spelling)), at: range)
    case .tuple(let elements):
      var values: [Value] = []
      for element in elements {
        guard let value = value(of: element) else { return nil }
        values.append(value)
      }
      return Value(.list(values), at: range)
    case .object(let items):
      var members = Members()
      for item in items {
        guard let key = key(item), let value = value(of: item.value) else { return nil }
        members.set(Member(key: key, keyRange: item.key.range, value: value))
      }
      return Value(.object(members.all), at: range)
    case .missing, .null, .variable, .traversal, .call, .parentheses, .forExpression, .conditional, .binary, .unary:
      return nil
    }
  }

  private static func key(_ item: ObjectItem) -> Text? {
    if let name = item.keyName { return name }
    switch item.key.content {
    case .number(let spelling): return spelling
    case .template(let template): return template.text
    default: return nil
    }
  }

  /// A number. HCL2 has only decimal numbers, so leading zeros have no effect.
  private static func number(_ spelling: Text) -> Number {
    let isNegative = spelling.hasPrefix("-")
    var digits = isNegative ? spelling[1..<spelling.count] : spelling
    let isInteger = digits.bytes.allSatisfy { Byte.isDigit($0) }
    while digits.count > 1, digits[0] == UInt8(ascii: "0"), Byte.isDigit(digits[1]) {
      digits = digits[1..<digits.count]
    }
    return Number(spelling: isNegative ? "-" + digits : digits, isInteger: isInteger)
  }

  /// The members of an object. The last of several equal names counts, at the position of the first.
  private struct Members {
    private(set) var all: [Member] = []
    private var places: [Text: Int] = [:]

    mutating func set(_ member: Member) {
      if let place = places[member.key] {
        all[place] = member
      } else {
        places[member.key] = all.count
        all.append(member)
      }
    }
  }
}
