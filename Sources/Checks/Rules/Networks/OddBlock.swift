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
    var blocks: [Named] = []
    var found: [Diagnostic] = []
    for text in written {
      if let block = AddressBlock(text.text) {
        blocks.append(Named(text: text, block: block))
      } else if words.contains(where: { text.name.lowercasedASCII.contains($0) }) {
        found.append(
          finding(
            "'\(text.text)' in '\(text.name)' is no block of addresses", at: text.place,
            help: "write four numbers up to 255, and a length up to 32: 10.0.0.0/16"))
      }
    }
    let networks = blocks.filter { networkNames.contains($0.text.name) }
    guard networks.count == 1, let network = networks.first, !hasMoreBlocks(checked) else { return found }
    let subnets = blocks.filter { isSubnet($0.text.name) }
    return found + outside(subnets, of: network) + overlaps(among: subnets.filter { network.block.contains($0.block) })
  }

  private static func hasMoreBlocks(_ checked: CheckedUnit) -> Bool {
    checked.unit.settings.contains { setting in
      let name = setting.name.lowercasedASCII
      return others.contains { name.contains($0) }
    }
  }

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

  private static func isSubnet(_ name: Text) -> Bool {
    let plain = name.lowercasedASCII
    return plain.contains(subnetWord) && !foreign.contains { plain.contains($0) }
  }

  /// The findings about subnets that are not in the network, one per name.
  private static func outside(_ subnets: [Named], of network: Named) -> [Diagnostic] {
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
    return AddressBlock.overlapping(subnets.filter { kept.contains($0.text.name) }, by: \.block).map { known, subnet in
      finding(
        "the subnet '\(subnet.text.text)' in '\(subnet.text.name)' overlaps '\(known.text.text)' in '\(known.text.name)'",
        at: subnet.text.place, notes: [Diagnostic.Note("the other subnet", at: known.text.place)],
        help: "give each subnet addresses of its own")
    }
  }
}
