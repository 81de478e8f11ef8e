import Hierarchy
import SourceText

/// Two units have networks that overlap, where all the others of the tree have addresses of their own.
enum OverlappingNetworks: EstateCheck {
  static let code = "overlapping-networks"
  static let severity = Severity.warning
  static let summary = "two networks that overlap, where all others of the tree do not"

  /// Fewer networks show no plan.
  private static let leastNetworks = 5

  private struct Network {
    let unit: UnitFacts
    let environment: KnownEnvironment
    let value: UnitFacts.Value
    let block: AddressBlock
  }

  static func findings(in estate: Estate) -> [Diagnostic] {
    var spots: Set<Place.Spot> = []
    let networks = estate.units.compactMap { unit -> Network? in
      guard let value = unit.sought.network, let environment = estate.environment(of: unit)?.environment,
        let block = AddressBlock(value.content), block.isExact, spots.insert(value.place.spot).inserted
      else { return nil }
      return Network(unit: unit, environment: environment, value: value, block: block)
    }
    guard networks.count >= leastNetworks else { return [] }
    let pairs = AddressBlock.overlapping(networks, by: \.block)
    guard pairs.count == 1, let (one, other) = pairs.first,
      one.environment != other.environment || one.unit.path.name == other.unit.path.name,
      // A network without any of its own subnets is reported, and is the one to mend.
      holdsSubnets(one), holdsSubnets(other)
    else { return [] }
    let isFirst = closeness(of: one, networks) < closeness(of: other, networks)
    let (copy, origin) = isFirst ? (one, other) : (other, one)
    return [
      finding(
        "'\(copy.value.name)' is '\(copy.value.content)', which overlaps that of '\(origin.unit.path)'; no other networks overlap",
        at: copy.value.place, notes: [Diagnostic.Note("the other network", at: origin.value.place)],
        help: "give each network addresses of its own, if this was copied")
    ]
  }

  /// True when the network has one of the unit's subnets, or the unit has none.
  private static func holdsSubnets(_ network: Network) -> Bool {
    let given = network.unit.module?.networkVariables.subnets ?? []
    let subnets = (Array(network.unit.values) + network.unit.elements)
      .filter { given.contains($0.name) || OddBlock.isSubnet($0.name) }.compactMap { AddressBlock($0.content) }
    return subnets.isEmpty || subnets.contains { network.block.overlaps($0) }
  }

  /// How many leading bits the network has in common with the others of its environment; all where it is alone.
  private static func closeness(of network: Network, _ networks: [Network]) -> Int {
    networks.filter { $0.environment == network.environment && $0.unit !== network.unit }
      .map { $0.block.sharedBits(with: network.block) }.max() ?? UInt32.bitWidth
  }
}
