/// The digests that Terraform's functions and git need.
package enum MessageDigest {
  case md5
  case sha1
  case sha256
  case sha512

  /// The digest of `bytes`.
  package func digest(_ bytes: [UInt8]) -> [UInt8] {
    switch self {
    case .md5: Self.md5(bytes)
    case .sha1: Self.sha1(bytes)
    case .sha256: Self.sha256(bytes)
    case .sha512: Self.sha512(bytes)
    }
  }

  /// The bytes padded to whole blocks: a one bit, zeros, and the length in bits.
  private static func padded(_ bytes: [UInt8], block: Int, isBigEndian: Bool) -> [UInt8] {
    let lengthSize = block / 8
    var result = bytes
    result.append(0x80)
    while result.count % block != block - lengthSize { result.append(0) }
    let bits = UInt64(bytes.count) * 8
    let length = (0..<8).map { UInt8(truncatingIfNeeded: bits >> UInt64(8 * $0)) }
    result += isBigEndian ? Array(repeating: 0, count: lengthSize - 8) + length.reversed() : length
    return result
  }

  private static func words32(_ bytes: [UInt8], at start: Int, isBigEndian: Bool) -> [UInt32] {
    (0..<16).map { index in
      (0..<4).reduce(UInt32(0)) { word, byte in
        let value = UInt32(bytes[start + index * 4 + byte])
        return word | value << UInt32(8 * (isBigEndian ? 3 - byte : byte))
      }
    }
  }

  // MARK: MD5

  private static let md5Shifts: [UInt32] = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21]
  /// The integer parts of 2^32 * |sin(i + 1)|.
  private static let md5Constants: [UInt32] = [
    0xd76a_a478, 0xe8c7_b756, 0x2420_70db, 0xc1bd_ceee, 0xf57c_0faf, 0x4787_c62a, 0xa830_4613, 0xfd46_9501, 0x6980_98d8,
    0x8b44_f7af, 0xffff_5bb1, 0x895c_d7be, 0x6b90_1122, 0xfd98_7193, 0xa679_438e, 0x49b4_0821, 0xf61e_2562, 0xc040_b340,
    0x265e_5a51, 0xe9b6_c7aa, 0xd62f_105d, 0x0244_1453, 0xd8a1_e681, 0xe7d3_fbc8, 0x21e1_cde6, 0xc337_07d6, 0xf4d5_0d87,
    0x455a_14ed, 0xa9e3_e905, 0xfcef_a3f8, 0x676f_02d9, 0x8d2a_4c8a, 0xfffa_3942, 0x8771_f681, 0x6d9d_6122, 0xfde5_380c,
    0xa4be_ea44, 0x4bde_cfa9, 0xf6bb_4b60, 0xbebf_bc70, 0x289b_7ec6, 0xeaa1_27fa, 0xd4ef_3085, 0x0488_1d05, 0xd9d4_d039,
    0xe6db_99e5, 0x1fa2_7cf8, 0xc4ac_5665, 0xf429_2244, 0x432a_ff97, 0xab94_23a7, 0xfc93_a039, 0x655b_59c3, 0x8f0c_cc92,
    0xffef_f47d, 0x8584_5dd1, 0x6fa8_7e4f, 0xfe2c_e6e0, 0xa301_4314, 0x4e08_11a1, 0xf753_7e82, 0xbd3a_f235, 0x2ad7_d2bb,
    0xeb86_d391,
  ]

  private static func md5(_ bytes: [UInt8]) -> [UInt8] {
    var state: [UInt32] = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476]
    let data = padded(bytes, block: 64, isBigEndian: false)
    for start in stride(from: 0, to: data.count, by: 64) {
      let words = words32(data, at: start, isBigEndian: false)
      var (a, b, c, d) = (state[0], state[1], state[2], state[3])
      for round in 0..<64 {
        let mixed: UInt32
        let index: Int
        switch round / 16 {
        case 0: (mixed, index) = (b & c | ~b & d, round)
        case 1: (mixed, index) = (d & b | ~d & c, (5 * round + 1) % 16)
        case 2: (mixed, index) = (b ^ c ^ d, (3 * round + 5) % 16)
        default: (mixed, index) = (c ^ (b | ~d), 7 * round % 16)
        }
        let sum = a &+ mixed &+ md5Constants[round] &+ words[index]
        let shift = md5Shifts[round / 16 * 4 + round % 4]
        (a, d, c) = (d, c, b)
        b = b &+ (sum << shift | sum >> (32 - shift))
      }
      for (index, value) in [a, b, c, d].enumerated() { state[index] = state[index] &+ value }
    }
    return state.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> UInt32(8 * $0)) } }
  }

  // MARK: SHA-1

  /// The five words that the rounds of SHA-1 mix.
  private struct Registers {
    var a: UInt32 = 0x6745_2301
    var b: UInt32 = 0xEFCD_AB89
    var c: UInt32 = 0x98BA_DCFE
    var d: UInt32 = 0x1032_5476
    var e: UInt32 = 0xC3D2_E1F0

    @inline(__always)
    mutating func turn(_ mixed: UInt32, _ constant: UInt32, _ word: UInt32) {
      let sum = rotateLeft(a, 5) &+ mixed &+ e &+ constant &+ word
      (e, d, c, b, a) = (d, c, rotateLeft(b, 30), a, sum)
    }

    /// The rounds of one block, of which `words` are the 80 words.
    mutating func mix(_ words: UnsafeMutableBufferPointer<UInt32>) {
      let start = self
      for round in 0..<20 { turn(b & c | ~b & d, 0x5A82_7999, words[round]) }
      for round in 20..<40 { turn(b ^ c ^ d, 0x6ED9_EBA1, words[round]) }
      for round in 40..<60 { turn(b & c | b & d | c & d, 0x8F1B_BCDC, words[round]) }
      for round in 60..<80 { turn(b ^ c ^ d, 0xCA62_C1D6, words[round]) }
      a &+= start.a
      b &+= start.b
      c &+= start.c
      d &+= start.d
      e &+= start.e
    }
  }

  /// Without an array for each block, and without checks of each index: gate names thousands of files by their digests.
  private static func sha1(_ bytes: [UInt8]) -> [UInt8] {
    var registers = Registers()
    padded(bytes, block: 64, isBigEndian: true).withUnsafeBufferPointer { data in
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 80) { words in
        for start in stride(from: 0, to: data.count, by: 64) {
          for index in 0..<16 {
            let first = start + index * 4
            let high = UInt32(data[first]) << 24 | UInt32(data[first + 1]) << 16
            words[index] = high | UInt32(data[first + 2]) << 8 | UInt32(data[first + 3])
          }
          for index in 16..<80 {
            words[index] = rotateLeft(words[index - 3] ^ words[index - 8] ^ words[index - 14] ^ words[index - 16], 1)
          }
          registers.mix(words)
        }
      }
    }
    return [registers.a, registers.b, registers.c, registers.d, registers.e].flatMap { word in
      (0..<4).map { UInt8(truncatingIfNeeded: word >> UInt32(24 - 8 * $0)) }
    }
  }

  private static func rotateLeft(_ value: UInt32, _ bits: UInt32) -> UInt32 { value << bits | value >> (32 - bits) }

  // MARK: SHA-2

  private static func rotateRight<Word: FixedWidthInteger>(_ value: Word, _ bits: Int) -> Word {
    value >> Word(bits) | value << Word(Word.bitWidth - bits)
  }

  private static func sha256(_ bytes: [UInt8]) -> [UInt8] {
    let initial: [UInt32] = SHA2Constants.initial256
    let constants = SHA2Constants.rounds512.prefix(64).map { UInt32(truncatingIfNeeded: $0 >> 32) }
    return sha2(
      bytes, initial, constants, SHA2Rotations(a: (2, 13, 22), e: (6, 11, 25), low: (7, 18, 3), high: (17, 19, 10)))
  }

  private static func sha512(_ bytes: [UInt8]) -> [UInt8] {
    sha2(
      bytes, SHA2Constants.initial512, SHA2Constants.rounds512,
      SHA2Rotations(a: (28, 34, 39), e: (14, 18, 41), low: (1, 8, 7), high: (19, 61, 6)))
  }

  private struct SHA2Rotations {
    let a: (Int, Int, Int)
    let e: (Int, Int, Int)
    let low: (Int, Int, Int)
    let high: (Int, Int, Int)
  }

  private static func sha2<Word: FixedWidthInteger & UnsignedInteger>(
    _ bytes: [UInt8], _ initial: [Word], _ constants: [Word], _ turns: SHA2Rotations
  ) -> [UInt8] {
    let size = Word.bitWidth / 8
    let block = size * 16
    let data = padded(bytes, block: block, isBigEndian: true)
    var state = initial
    for start in stride(from: 0, to: data.count, by: block) {
      var words: [Word] = (0..<16).map { index in
        (0..<size).reduce(Word(0)) { $0 << 8 | Word(data[start + index * size + $1]) }
      }
      for index in 16..<constants.count {
        let (x, y) = (words[index - 15], words[index - 2])
        let low = rotateRight(x, turns.low.0) ^ rotateRight(x, turns.low.1) ^ x >> Word(turns.low.2)
        let high = rotateRight(y, turns.high.0) ^ rotateRight(y, turns.high.1) ^ y >> Word(turns.high.2)
        words.append(words[index - 16] &+ low &+ words[index - 7] &+ high)
      }
      var v = state
      for round in constants.indices {
        let (a, e) = (v[0], v[4])
        let sumE = rotateRight(e, turns.e.0) ^ rotateRight(e, turns.e.1) ^ rotateRight(e, turns.e.2)
        let choice = e & v[5] ^ ~e & v[6]
        let first = v[7] &+ sumE &+ choice &+ constants[round] &+ words[round]
        let sumA = rotateRight(a, turns.a.0) ^ rotateRight(a, turns.a.1) ^ rotateRight(a, turns.a.2)
        let majority = a & v[1] ^ a & v[2] ^ v[1] & v[2]
        v = [first &+ sumA &+ majority, a, v[1], v[2], v[3] &+ first, e, v[5], v[6]]
      }
      for index in state.indices { state[index] = state[index] &+ v[index] }
    }
    return state.flatMap { word in
      (0..<size).map { UInt8(truncatingIfNeeded: word >> Word(Word.bitWidth - 8 - 8 * $0)) }
    }
  }
}
