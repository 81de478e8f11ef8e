public import SourceText

/// The variables that a module passes on as the addresses of its network and of the subnets in it.
public struct NetworkVariables: Sendable {
  /// Those that give the network; empty unless the module makes one network.
  public private(set) var networks: Set<Text> = []
  /// Those that give its subnets.
  public private(set) var subnets: Set<Text> = []
  /// All that AWS takes blocks from.
  public private(set) var all: Set<Text> = []
  /// True when the network has more than one block.
  public private(set) var hasMoreBlocks = false

  private static let arguments: Set<Text> = ["cidr_block", "cidr_blocks"]

  /// Those of a module that makes no network.
  public init() {}

  /// - Parameter resources: those of the module.
  init(_ resources: [ResourceBlock]) {
    var count = 0
    for resource in resources {
      let variables = Self.variables(resource)
      all.formUnion(variables)
      if resource.type == "aws_vpc" {
        count += 1
        networks.formUnion(variables)
      } else if resource.type == "aws_subnet" {
        subnets.formUnion(variables)
      } else if resource.type == "aws_vpc_ipv4_cidr_block_association" {
        hasMoreBlocks = true
      }
    }
    if count != 1 { (networks, subnets) = ([], []) }
    subnets.subtract(networks)
  }

  private static func variables(_ block: ResourceBlock) -> [Text] {
    let own = block.arguments.compactMap { argument -> Text? in
      guard arguments.contains(argument.name) else { return nil }
      return switch argument.source {
      case .variable(let name), .element(let name): name
      case .text, .file, .state: nil
      }
    }
    return own + block.blocks.flatMap(variables)
  }
}
