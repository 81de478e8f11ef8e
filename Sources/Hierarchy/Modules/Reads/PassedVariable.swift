import HCL2Syntax
public import SourceText

/// A variable that a module passes as it is to an argument whose values AWS restricts.
public struct PassedVariable: Sendable {
  /// The arguments that are looked for.
  public enum Argument: Sendable {
    /// `retention_in_days` of an `aws_cloudwatch_log_group`.
    case logRetention
    /// `acm_certificate_arn` in the `viewer_certificate` of an `aws_cloudfront_distribution`.
    case edgeCertificate
  }

  /// The variable.
  public let name: Text
  /// The argument that it is passed to.
  public let argument: Argument
  /// Where it is passed.
  public let place: Place

  private static let retention: Text = "retention_in_days"
  private static let certificate: Text = "acm_certificate_arn"

  /// Those of a file, in source order.
  static func all(in file: NativeFile) -> [PassedVariable] {
    // Most files have neither.
    guard file.text.contains(retention) || file.text.contains(certificate), !file.tree.diagnostics.hasErrors else {
      return []
    }
    return file.tree.body.blocks.flatMap { block -> [PassedVariable] in
      guard block.type == "resource", let type = block.labels.first?.text else { return [] }
      if type == "aws_cloudwatch_log_group" { return passed(to: retention, in: block, file, .logRetention) }
      guard type == "aws_cloudfront_distribution" else { return [] }
      return block.body.blocks.filter { $0.type == "viewer_certificate" }
        .flatMap { passed(to: certificate, in: $0, file, .edgeCertificate) }
    }
  }

  private static func passed(
    to name: Text, in block: HCL2Syntax.Block, _ file: NativeFile, _ argument: Argument
  ) -> [PassedVariable] {
    block.body.attributes.filter { $0.name == name }.compactMap { attribute in
      attribute.expression.wholeVariable.map {
        PassedVariable(name: $0, argument: argument, place: Place(file.tree.file, attribute.expression.range))
      }
    }
  }
}

extension HCL2Syntax.Expression {
  /// The variable of the module that the expression is: `var.name`, `"${var.name}"`; nil for anything else.
  fileprivate var wholeVariable: Text? {
    switch content {
    case .template(let template): template.wrapped?.wholeVariable
    case .traversal(let traversal): traversal.variable.flatMap { $0.rest.isEmpty ? $0.name : nil }
    case .parentheses(let inner): inner.wholeVariable
    case .missing, .null, .boolean, .number, .variable, .call, .tuple, .object, .forExpression, .conditional, .binary,
      .unary:
      nil
    }
  }
}
