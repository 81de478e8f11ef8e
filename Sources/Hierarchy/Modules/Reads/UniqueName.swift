import HCL2Syntax
public import SourceText

/// A name that a resource of a module has to itself: in AWS, in an account and region, or on a listener.
public struct UniqueName: Sendable {
  /// Where no other resource may have it.
  public enum Scope: Sendable {
    /// Anywhere.
    case world
    /// In an account and a region.
    case region
    /// On the listener whose address a remote state with this name in the module gives.
    case listener(state: Text)
  }

  /// The resource type and its argument.
  public let kind: Text
  /// What the resource is, in words: `bucket`.
  public let noun: String
  /// The pieces of the name.
  public let pieces: [StateRead.Piece]
  /// Where it must be the only one.
  public let scope: Scope

  private struct Kind {
    let argument: Text
    let noun: String
    var isOfWorld = false
  }

  /// Source: the name constraints in the documentation of each service.
  private static let kinds: [Text: Kind] = [
    "aws_s3_bucket": Kind(argument: "bucket", noun: "bucket", isOfWorld: true),
    "aws_db_instance": Kind(argument: "identifier", noun: "database"),
    "aws_rds_cluster": Kind(argument: "cluster_identifier", noun: "database cluster"),
    "aws_sqs_queue": Kind(argument: "name", noun: "queue"),
    "aws_sns_topic": Kind(argument: "name", noun: "topic"),
    "aws_ecr_repository": Kind(argument: "name", noun: "repository"),
    "aws_dynamodb_table": Kind(argument: "name", noun: "table"),
    "aws_kinesis_stream": Kind(argument: "name", noun: "stream"),
    "aws_codepipeline": Kind(argument: "name", noun: "pipeline"),
    "aws_codebuild_project": Kind(argument: "name", noun: "build project"),
    "aws_lambda_function": Kind(argument: "function_name", noun: "function"),
    "aws_elasticache_cluster": Kind(argument: "cluster_id", noun: "cache"),
    "aws_elasticache_replication_group": Kind(argument: "replication_group_id", noun: "cache"),
    "aws_lb": Kind(argument: "name", noun: "load balancer"),
    "aws_alb": Kind(argument: "name", noun: "load balancer"),
    "aws_elb": Kind(argument: "name", noun: "load balancer"),
  ]
  private static let listenerRules: Set<Text> = ["aws_lb_listener_rule", "aws_alb_listener_rule"]
  private static let mark: Text = "aws_"
  /// With these there may be none, several, or one somewhere else.
  private static let conditions: Set<Text> = ["count", "for_each", "provider"]

  /// Those of a module's files, by file, in source order.
  static func all(in files: [NativeFile]) -> [UniqueName] {
    let trees = files.filter { $0.text.contains(mark) }.map(\.tree)
    guard !trees.contains(where: \.diagnostics.hasErrors) else { return [] }
    return trees.flatMap { tree in tree.body.blocks.compactMap(UniqueName.init) }
  }

  private init?(_ block: HCL2Syntax.Block) {
    guard block.type == "resource", let type = block.labels.first?.text else { return nil }
    let attributes = block.body.attributes
    if attributes.contains(where: { Self.conditions.contains($0.name) }) { return nil }
    func expression(_ name: Text) -> HCL2Syntax.Expression? { attributes.first { $0.name == name }?.expression }
    if let kind = Self.kinds[type] {
      guard let pieces = expression(kind.argument).flatMap(StateRead.pieces) else { return nil }
      (self.kind, self.pieces) = (type + "." + kind.argument, pieces)
      (noun, scope) = (kind.noun, kind.isOfWorld ? .world : .region)
    } else if Self.listenerRules.contains(type) {
      guard let pieces = expression("priority").flatMap(StateRead.pieces),
        let state = expression("listener_arn").flatMap(StateRead.nameOfState)
      else { return nil }
      (kind, self.pieces, noun, scope) = ("listener rule", pieces, "rule", .listener(state: state))
    } else {
      return nil
    }
    // A name without a variable is the same for every unit: that is how the module is meant.
    guard pieces.contains(where: { if case .variable = $0 { true } else { false } }) else { return nil }
  }
}
