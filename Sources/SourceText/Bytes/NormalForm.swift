@_spi(_Unicode) import Swift

extension Text {
  /// The text in Unicode normal form C, in which Terraform >= 0.12 holds every string: a letter and its accent become
  /// one character if such a character exists. Returns itself if it already has that form or is not valid UTF-8.
  public var canonicallyComposed: Text {
    withBytes { bytes in
      // Every character below U+0300 is already in that form, and those all begin with bytes below 0xCC.
      if !bytes.contains(where: { $0 >= 0xCC }) { return self }
      guard let string = String(validating: bytes, as: UTF8.self) else { return self }
      var composed: [UInt8] = []
      composed.reserveCapacity(bytes.count)
      for scalar in string._nfc { composed.append(contentsOf: UTF8.encode(scalar) ?? .init()) }
      return Text(composed)
    }
  }
}
