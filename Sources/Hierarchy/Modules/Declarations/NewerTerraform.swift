import HCL2Syntax
import SourceText

/// Signs that a file is for Terraform 0.15 or later, which refuses types in quotes.
enum NewerTerraform {
  /// True when the file's code surely fails with Terraform 0.14 and older.
  static func isNeeded(by body: Body) -> Bool {
    body.blocks.contains { block in
      switch block.type {
      case "moved", "import", "removed", "check": true
      case "variable": block.body.attributes.contains { $0.name == "nullable" || $0.name == "ephemeral" }
      case "terraform": block.body.attributes.contains { $0.name == "required_version" && excludesOld($0.expression) }
      default: false
      }
    }
  }

  /// True for version constraints that none of these versions meets: `>= 1.0`, `~> 0.15.0, < 2`.
  private static func excludesOld(_ expression: HCL2Syntax.Expression) -> Bool {
    guard let text = expression.text else { return false }
    return text.description.split(separator: ",").contains { part in
      let digits = part.drop { !$0.isNumber }
      let sign = part[..<digits.startIndex].filter { $0 != " " }
      guard ["", "=", ">=", ">", "~>", "v", ">=v", "~>v"].contains(sign) else { return false }
      let numbers = digits.split(separator: ".").prefix(2).map { Int($0.prefix { $0.isNumber }) ?? 0 }
      return (numbers.first ?? 0) > 0 || (numbers.count > 1 && numbers[1] >= 15)
    }
  }
}
