import Hierarchy
import SourceText

/// The variables that a module passes on as the addresses of its network and of the subnets in it.
struct NetworkVariables {
  /// Those that give the network; empty unless the module makes one network.
  private(set) var networks: Set<Text> = []
  /// Those that give its subnets.
  private(set) var subnets: Set<Text> = []
  /// All that AWS takes blocks from.
  private(set) var all: Set<Text> = []
  /// True when the network has more than one block.
  private(set) var hasMoreBlocks = false

  private static let arguments: Set<Text> = ["cidr_block", "cidr_blocks"]

  init() {}

  /// True for a module that makes a network.
  static func mayBeAny(in module: ModuleVariables) -> Bool { module.resources.contains { $0.type == "aws_vpc" } }

  init(_ module: ModuleVariables) {
    var count = 0
    for resource in module.resources {
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

  /// True for a variable that gives the network: by its use in the module, or else by its name.
  func isNetwork(_ variable: Text, named name: Text) -> Bool {
    networks.isEmpty ? OddBlock.networkNames.contains(name) : networks.contains(variable)
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
