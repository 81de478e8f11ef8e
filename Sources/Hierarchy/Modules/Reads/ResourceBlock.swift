import HCL2Syntax
public import SourceText

/// A resource of a module, or a block in one, with those of its arguments that are variables of the module or are written out.
public struct ResourceBlock: Sendable {
  /// What an argument is given.
  public enum Source: Sendable {
    /// A variable of the module as it is, or all its elements.
    case variable(Text)
    /// One of the elements of a variable.
    case element(of: Text)
    /// A text, a number or a boolean.
    case text(Text)
    /// What a file of the module holds; the path is relative to the module's folder.
    case file(Path)
    /// An output of the remote state with that name in the module.
    case state(Text)
  }

  /// An argument; one that is a list stands there once for each element.
  public struct Argument: Sendable {
    /// Its name.
    public let name: Text
    /// What it is given.
    public let source: Source
    /// Where it is given that.
    public let place: Place
  }

  /// The type of the resource, or the name of the block.
  public let type: Text
  /// Its arguments, in source order.
  public let arguments: [Argument]
  /// The blocks in it, in source order.
  public let blocks: [ResourceBlock]

  /// Those of its arguments that have a name.
  public func arguments(_ name: Text) -> [Argument] { arguments.filter { $0.name == name } }

  /// The blocks in it that have a name.
  public func blocks(_ type: Text) -> [ResourceBlock] { blocks.filter { $0.type == type } }

  private static let mark: Text = "aws_"
  private static let kinds: Set<Text> = ["resource", "data"]
  /// The types that are kept: those with arguments whose values AWS restricts.
  private static let types: Set<Text> = [
    "aws_cloudwatch_log_group", "aws_cloudfront_distribution", "aws_cloudwatch_event_rule", "aws_scheduler_schedule",
    "aws_appautoscaling_scheduled_action", "aws_vpc", "aws_subnet", "aws_vpc_ipv4_cidr_block_association",
    "aws_security_group", "aws_security_group_rule", "aws_vpc_security_group_ingress_rule", "aws_ecs_task_definition",
    "aws_lambda_function", "aws_lambda_event_source_mapping", "aws_sqs_queue", "aws_db_instance", "aws_rds_cluster",
    "aws_s3_bucket", "aws_s3_bucket_lifecycle_configuration", "aws_iam_role", "aws_iam_policy_document",
    "aws_iam_policy", "aws_iam_role_policy", "aws_iam_user_policy", "aws_iam_group_policy", "aws_s3_bucket_policy",
    "aws_sqs_queue_policy", "aws_sns_topic_policy", "aws_ecr_repository_policy", "aws_kms_key", "aws_lb_target_group",
    "aws_alb_target_group",
  ]

  /// Those of a module's files, by file, in source order.
  static func all(in files: [NativeFile]) -> [ResourceBlock] {
    let trees = files.filter { $0.text.contains(mark) }.map(\.tree)
    guard !trees.contains(where: \.diagnostics.hasErrors) else { return [] }
    return trees.flatMap { tree in
      tree.body.blocks.compactMap { block in
        guard kinds.contains(block.type), let type = block.labels.first?.text, types.contains(type) else { return nil }
        return ResourceBlock(block, of: type, in: tree.file)
      }
    }
  }

  private init(_ block: HCL2Syntax.Block, of type: Text, in file: SourceFile) {
    self.type = type
    let repeated = block.body.attributes.first { $0.name == "for_each" }?.expression
    arguments = block.body.attributes.flatMap { attribute in
      Self.sources(of: attribute.expression, repeated).map {
        Argument(name: attribute.name, source: $0, place: Place(file, attribute.expression.range))
      }
    }
    blocks = block.body.blocks.map { ResourceBlock($0, of: $0.type, in: file) }
  }

  /// What an expression is, or each element of a list; empty for anything that is more than one of the sources.
  ///
  /// - Parameter repeated: what `for_each` of the resource is.
  private static func sources(of expression: HCL2Syntax.Expression, _ repeated: HCL2Syntax.Expression?) -> [Source] {
    switch expression.content {
    case .boolean, .number: return [.text(expression.file.text(expression.range))]
    case .template(let template):
      if let wrapped = template.wrapped { return sources(of: wrapped, repeated) }
      return template.text.map { [.text($0)] } ?? []
    case .traversal(let traversal):
      if case .variable("each") = traversal.root.content {
        return repeated.flatMap(\.wholeVariable).map { [.element(of: $0)] } ?? []
      }
      guard let (name, rest) = traversal.variable else {
        return StateRead.nameOfState(in: expression).map { [.state($0)] } ?? []
      }
      if rest.isEmpty { return [.variable(name)] }
      guard rest.count == 1, let step = rest.first else { return [] }
      return switch step.content {
      case .index(let index): index.text == nil ? [.element(of: name)] : []
      case .legacyIndex: [.element(of: name)]
      case .attribute, .attributeSplat, .fullSplat: []
      }
    case .call(let call):
      if call.name == "element", let list = call.arguments.first?.wholeVariable {
        return [.element(of: list)]
      }
      return FileRead.path(readBy: call).map { [.file($0)] } ?? []
    case .parentheses(let inner): return sources(of: inner, repeated)
    case .tuple(let elements): return elements.flatMap { sources(of: $0, repeated) }
    case .missing, .null, .variable, .object, .forExpression, .conditional, .binary, .unary: return []
    }
  }
}

extension HCL2Syntax.Expression {
  /// The variable of the module that the expression is: `var.name`, `"${var.name}"`, `toset(var.name)`; nil for anything else.
  fileprivate var wholeVariable: Text? {
    switch content {
    case .template(let template): template.wrapped?.wholeVariable
    case .traversal(let traversal): traversal.variable.flatMap { $0.rest.isEmpty ? $0.name : nil }
    case .parentheses(let inner): inner.wholeVariable
    case .call(let call): call.name == "toset" ? call.arguments.first?.wholeVariable : nil
    case .missing, .null, .boolean, .number, .variable, .tuple, .object, .forExpression, .conditional, .binary, .unary:
      nil
    }
  }
}
