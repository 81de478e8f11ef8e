import Hierarchy
import SourceText

/// A port of a database or of an administrator that the whole world reaches, a role that anybody may take, or a policy that
/// allows everything.
enum TooOpen: UnitCheck {
  static let code = "too-open"
  static let severity = Severity.warning
  static let milder = [Severity.info]
  static let summary =
    "a database's port open to the world, a role that anybody may take, or a policy that allows everything"

  static func applies(to layout: UnitLayout) -> Bool { true }

  static func findings(in checked: CheckedUnit) -> [Diagnostic] {
    policies(in: checked)
      + checked.resources.flatMap { resource in ports(in: checked, resource) + trusts(in: checked, resource) }
  }

  // MARK: ports

  /// Source: the ports that the services of AWS suggest.
  private static let services: [Int: String] = [
    22: "SSH", 1433: "SQL Server", 1521: "Oracle", 2049: "NFS", 3306: "MySQL", 3389: "Remote Desktop",
    5432: "PostgreSQL", 5439: "Redshift", 6379: "Redis", 9200: "Elasticsearch", 11211: "Memcached", 27017: "MongoDB",
  ]
  private static let world: Set<Text> = ["0.0.0.0/0", "::/0"]
  private static let addresses: [Text] = ["cidr_blocks", "ipv6_cidr_blocks", "cidr_ipv4", "cidr_ipv6"]

  private static func ports(in checked: CheckedUnit, _ resource: ResourceBlock) -> [Diagnostic] {
    rules(of: resource).flatMap { rule -> [Diagnostic] in
      guard let from = checked.value(of: "from_port", in: rule), let port = from.number, let service = services[port],
        checked.value(of: "to_port", in: rule)?.number == port
      else { return [] }
      return addresses.flatMap { checked.values(of: $0, in: rule) }.filter { $0.isGiven && world.contains($0.text) }.map
      {
        finding(
          "'\($0.name)' has '\($0.text)': the whole world reaches port \(port) of \(words: service)", at: $0.place,
          notes: [$0.note], help: "name the networks that need it")
      }
    }
  }

  /// The rules for what comes in.
  private static func rules(of resource: ResourceBlock) -> [ResourceBlock] {
    switch resource.type.description {
    case "aws_security_group": resource.blocks("ingress")
    case "aws_security_group_rule":
      resource.arguments("type").contains {
        if case .text("ingress") = $0.source { true } else { false }
      } ? [resource] : []
    case "aws_vpc_security_group_ingress_rule": [resource]
    default: []
    }
  }

  // MARK: roles

  private static let everybody: Text = "*"

  /// The findings about documents with the principal `*` that let it take a role.
  private static func trusts(in checked: CheckedUnit, _ document: ResourceBlock) -> [Diagnostic] {
    guard document.type == "aws_iam_policy_document" else { return [] }
    return document.blocks("statement").flatMap { statement -> [Diagnostic] in
      guard statement.blocks("condition").isEmpty,
        checked.values(of: "actions", in: statement).contains(where: { $0.text == "sts:AssumeRole" }),
        !checked.values(of: "effect", in: statement).contains(where: { $0.text == "Deny" })
      else { return [] }
      return statement.blocks("principals").flatMap { principals -> [Diagnostic] in
        guard checked.value(of: "type", in: principals)?.text == "AWS" else { return [] }
        return checked.values(of: "identifiers", in: principals).filter { $0.isGiven && $0.text == everybody }.map {
          finding(
            "'\($0.name)' has '*': anybody in AWS may take the role", at: $0.place, notes: [$0.note],
            help: "name the roles or the accounts that may")
        }
      }
    }
  }

  // MARK: policies

  /// Words in the names of variables and units that do everything on purpose.
  private static let powers: [StaticString] = [
    "admin", "deploy", "root", "pipeline", "terraform", "break", "build", "bootstrap", "owner", "super",
  ]

  private static func policies(in checked: CheckedUnit) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for text in checked.texts where PolicyStatement.mayBePolicy(text.text) {
      // What is no JSON is reported with the file.
      guard let policy = try? JSONText.read(text.text) else { continue }
      let statements = PolicyStatement.all(in: policy)
      if statements.contains(where: \.letsAnybodyIn) {
        found.append(
          finding(
            "the policy in '\(text.name)' lets anybody in AWS take the role", at: text.place,
            help: "name the roles or the accounts that may as its principal"))
      }
      let name = text.name.lowercasedASCII
      if statements.contains(where: \.allowsEverything),
        !powers.contains(where: { name.contains($0) || checked.unit.path.name.contains($0) })
      {
        found.append(
          finding(
            .info, "the policy in '\(text.name)' allows all actions on all resources", at: text.place,
            help: "name the actions that are needed"))
      }
    }
    return found
  }
}
