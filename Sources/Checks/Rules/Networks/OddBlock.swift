import Hierarchy
import SourceText

/// A block of addresses that is none, a subnet outside of the unit's network, or two subnets that overlap.
enum OddBlock: UnitCheck {
  static let code = "odd-block"
  static let severity = Severity.warning
  static let summary = "addresses that are no block, or a subnet outside of its network or over another one"

  static func applies(to layout: UnitLayout) -> Bool { true }

  /// A block that a unit names.
  private struct Named {
    let text: NamedText
    let block: AddressBlock
  }

  static func findings(in checked: CheckedUnit) -> [Diagnostic] {
    let written = checked.texts.filter { AddressBlock.isWritten($0.text) }
    if written.isEmpty { return [] }
    let uses = checked.module?.networkVariables ?? NetworkVariables()
    var blocks: [Named] = []
    var found: [Diagnostic] = []
    for text in written {
      let isUsed = uses.all.contains(checked.variable(of: text))
      guard isUsed || words.contains(where: { text.name.lowercasedASCII.contains($0) }) else { continue }
      if let block = AddressBlock(text.text) {
        if block.isExact || !isUsed && !networkNames.contains(text.name) && !isSubnet(text.name) {
          blocks.append(Named(text: text, block: block))
        } else {
          found.append(
            finding(
              "'\(text.text)' in '\(text.name)' does not begin with the first address of its block, which Terraform refuses",
              at: text.place, help: "write \(words: block.spelling), or another length"))
        }
      } else {
        found.append(
          finding(
            "'\(text.text)' in '\(text.name)' is no block of addresses", at: text.place,
            help: "write four numbers up to 255, and a length up to 32: 10.0.0.0/16"))
      }
    }
    let networks = blocks.filter { isNetwork(checked.variable(of: $0.text), named: $0.text.name, uses) }
    // A module that may make no network often has a default for it.
    guard networks.count == 1, let network = networks.first,
      checked.unit.settings[network.text.setting].origin.layer != .moduleDefault, !uses.hasMoreBlocks,
      !hasMoreBlocks(checked)
    else {
      return found
    }
    let subnets = blocks.filter { uses.subnets.contains(checked.variable(of: $0.text)) || isSubnet($0.text.name) }
    return found + outside(subnets, of: network) + overlaps(among: subnets.filter { network.block.contains($0.block) })
  }

  /// True for a variable that gives the network: by its use in the module, or else by its name.
  private static func isNetwork(_ variable: Text, named name: Text, _ uses: NetworkVariables) -> Bool {
    uses.networks.isEmpty ? networkNames.contains(name) : uses.networks.contains(variable)
  }

  private static func hasMoreBlocks(_ checked: CheckedUnit) -> Bool {
    checked.unit.settings.contains { setting in
      let name = setting.name.lowercasedASCII
      return others.contains { name.contains($0) }
    }
  }

  /// With fewer subnets outside, the mistake may be in them.
  private static let leastOutside = 3

  private static let words: [StaticString] = ["cidr", "subnet"]
  /// Variables that give the network of a unit.
  static let networkNames: Set<Text> = [
    "vpc_cidr", "vpc_cidr_block", "network_cidr", "vnet_cidr", "cidr", "cidr_block", "vpc_cidr_range",
  ]
  /// With these a network has more than one block.
  private static let others: [StaticString] = ["secondary", "additional", "extra_cidr"]
  private static let subnetWord: StaticString = "subnet"
  /// Words in the names of lists of foreign subnets.
  private static let foreign: [StaticString] = [
    "allow", "peer", "remote", "onprem", "on_prem", "vpn", "source", "trusted", "ingress", "egress", "access", "client",
    "whitelist", "deny", "block_", "route",
  ]

  static func isSubnet(_ name: Text) -> Bool {
    let plain = name.lowercasedASCII
    return plain.contains(subnetWord) && !foreign.contains { plain.contains($0) }
  }

  /// The findings about subnets that are not in the network, one per name; one about the network where it has none of them.
  private static func outside(_ subnets: [Named], of network: Named) -> [Diagnostic] {
    if subnets.count >= leastOutside, let first = subnets.first,
      !subnets.contains(where: { network.block.overlaps($0.block) })
    {
      return [
        finding(
          "the network '\(network.text.text)' in '\(network.text.name)' holds none of the unit's \(subnets.count) subnets",
          at: network.text.place, notes: [Diagnostic.Note("the first subnet", at: first.text.place)],
          help: "correct the network if it was copied")
      ]
    }
    var told: Set<Text> = []
    return subnets.filter { !network.block.contains($0.block) && told.insert($0.text.name).inserted }.map { subnet in
      finding(
        "'\(subnet.text.text)' in '\(subnet.text.name)' is not in the network '\(network.text.text)' of the unit",
        at: subnet.text.place, notes: [Diagnostic.Note("the network", at: network.text.place)],
        help: "correct the one that was copied")
    }
  }

  /// The findings about subnets that overlap an earlier one; several names may have one list.
  private static func overlaps(among subnets: [Named]) -> [Diagnostic] {
    var lists: [Text: [AddressBlock]] = [:]
    for subnet in subnets { lists[subnet.text.name, default: []].append(subnet.block) }
    var seen: Set<[AddressBlock]> = []
    var kept: Set<Text> = []
    for subnet in subnets where !kept.contains(subnet.text.name) {
      if seen.insert(lists[subnet.text.name] ?? []).inserted { kept.insert(subnet.text.name) }
    }
    let pairs = AddressBlock.overlapping(subnets.filter { kept.contains($0.text.name) }, by: \.block)
    let counts = Dictionary(grouping: pairs) { $0.earlier.text.place.spot }.mapValues(\.count)
    var told: Set<Place.Spot> = []
    return pairs.compactMap { known, subnet in
      let spot = known.text.place.spot
      guard let count = counts[spot], count > 1 else { return finding(about: subnet, over: known) }
      // One that lies over several others is reported once.
      return told.insert(spot).inserted ? finding(about: known, over: subnet, and: count - 1) : nil
    }
  }

  private static func finding(about subnet: Named, over other: Named, and more: Int = 0) -> Diagnostic {
    let rest: Message = more > 0 ? " and \(words: more.counted("more subnet"))" : ""
    return finding(
      "the subnet '\(subnet.text.text)' in '\(subnet.text.name)' overlaps '\(other.text.text)' in '\(other.text.name)'\(rest)",
      at: subnet.text.place, notes: [Diagnostic.Note("the other subnet", at: other.text.place)],
      help: "give each subnet addresses of its own")
  }
}
