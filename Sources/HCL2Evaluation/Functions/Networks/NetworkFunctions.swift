import SourceText

/// Functions on blocks of IP addresses.
enum NetworkFunctions {
  static let all: [Function] = [
    Function("cidrhost", [.string("prefix"), .number("hostnum")], result: .string, host),
    Function("cidrnetmask", [.string("prefix")], result: .string, netmask),
    Function("cidrsubnet", [.string("prefix"), .number("newbits"), .number("netnum")], result: .string, subnet),
    Function("cidrsubnets", [.string("prefix")], variadic: .number("newbits"), result: .list(.string), subnets),
  ]

  private static func block(_ call: FunctionCall) throws(FunctionFailure) -> AddressBlock {
    guard let block = AddressBlock(call.text(0)) else {
      throw FunctionFailure("'\(call.text(0))' is not a block of addresses like 10.0.0.0/16", argument: 0)
    }
    return block
  }

  /// A whole number of any size.
  private static func whole(_ call: FunctionCall, _ index: Int) throws(FunctionFailure) -> ExactNumber {
    let number = call.number(index)
    guard number.isWhole else { throw FunctionFailure("the value must be a whole number", argument: index) }
    return number
  }

  private static func magnitude(_ number: ExactNumber) -> UInt128? {
    let bytes = number.wholeMagnitude
    guard bytes.bitLength <= 128 else { return nil }
    return bytes.bigEndian(count: 16).reduce(0) { $0 << 8 | UInt128($1) }
  }

  private static func host(_ call: FunctionCall) throws(FunctionFailure) -> TypedValue {
    let block = try block(call)
    let number = try whole(call, 1)
    let bits = block.width - block.prefix
    let limit: UInt128 = bits >= 128 ? .max : (UInt128(1) << UInt128(bits)) - 1
    let refusal = FunctionFailure("a prefix of \(block.prefix) has no host with the number \(number)", argument: 1)
    guard let size = magnitude(number) else { throw refusal }
    let isFromEnd = number.isNegative && !number.isZero
    guard (isFromEnd ? size - 1 : size) <= limit else { throw refusal }
    let position = isFromEnd ? limit - (size - 1) : size
    // In an IPv4 address written as IPv6, Terraform counts the bits from the 32nd on.
    let isMapped = block.width == 128 && block.address >> 32 == 0xFFFF
    let address = block.address | (isMapped ? position << 96 : position)
    return .string(Text(AddressBlock.text(address, width: block.width)))
  }

  private static func netmask(_ call: FunctionCall) throws(FunctionFailure) -> TypedValue {
    let block = try block(call)
    if block.width != 32 { throw FunctionFailure("IPv6 addresses have no netmask", argument: 0) }
    let mask = AddressBlock(address: 0xFFFF_FFFF, width: 32, prefix: block.prefix).address
    return .string(Text(AddressBlock.text(mask, width: 32)))
  }

  private static func subnet(_ call: FunctionCall) throws(FunctionFailure) -> TypedValue {
    let block = try block(call)
    let newBits = try call.int(1)
    let number = try whole(call, 2)
    let prefix = block.prefix.addingReportingOverflow(newBits).partialValue
    guard prefix <= block.width, prefix >= 0 else {
      throw FunctionFailure("a prefix of \(block.prefix) can't be extended by \(newBits) bits", argument: 1)
    }
    // Terraform compares only 64 bits of the number.
    let limit: UInt128 =
      newBits < 0 || newBits >= 64 ? UInt128(UInt64.max) : (UInt128(1) << UInt128(newBits)) - 1
    let shift = block.width - prefix
    guard let index = magnitude(number), index & UInt128(UInt64.max) <= limit, shift <= 128,
      shift == 128 || (index << UInt128(shift)) >> UInt128(shift) == index
    else { throw FunctionFailure("\(newBits) more bits have no subnet with the number \(number)", argument: 2) }
    let shifted = shift == 128 ? 0 : index << UInt128(shift)
    // Terraform inserts a negative number into the address, however little sense that makes.
    let address = number.isNegative ? 0 &- (block.address | (0 &- shifted)) : block.address | shifted
    guard block.width == 128 || address >> 32 == 0 else {
      throw FunctionFailure("\(newBits) more bits have no subnet with the number \(number)", argument: 2)
    }
    return .string(Text("\(AddressBlock.text(address, width: block.width))/\(prefix)"))
  }

  private static func subnets(_ call: FunctionCall) throws(FunctionFailure) -> TypedValue {
    let block = try block(call)
    var next = block.address
    // Terraform goes back by one subnet first, and finds none before the first address of all.
    var isFull = block.address == 0
    let end: UInt128 =
      block.prefix == 0 && block.width == 128
      ? .max : block.address | ((UInt128(1) << UInt128(block.width - block.prefix)) - 1)
    var items: [TypedValue] = []
    for index in call.arguments.indices.dropFirst() {
      let newBits = try call.int(index)
      guard newBits >= 1 else {
        throw FunctionFailure("the prefix must be extended by at least one bit", argument: index)
      }
      // Terraform supports at most 32 additional bits.
      guard newBits <= 32, block.prefix + newBits <= block.width else {
        throw FunctionFailure("a prefix of \(block.prefix) can't be extended by \(newBits) bits", argument: index)
      }
      let prefix = block.prefix + newBits
      let size = UInt128(1) << UInt128(block.width - prefix)
      let aligned = (next &+ (size - 1)) & ~(size - 1)
      guard !isFull, aligned >= next, aligned <= end, end - aligned >= size - 1 else {
        throw FunctionFailure("the block has no room for another subnet with a prefix of \(prefix)", argument: index)
      }
      items.append(.string(AddressBlock(address: aligned, width: block.width, prefix: prefix).text))
      isFull = end - aligned == size - 1
      next = aligned &+ size
    }
    return .list(of: .string, items)
  }
}
