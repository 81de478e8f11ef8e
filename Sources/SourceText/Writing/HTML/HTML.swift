/// A piece of HTML.
///
/// A literal is markup. Everything that is interpolated is text: control characters become visible, and characters that
/// are special in HTML are escaped, so that no name or value of a tree can become markup. Only a piece of HTML is
/// inserted as it is.
public struct HTML: Sendable, ExpressibleByStringInterpolation {
  /// The markup, UTF-8.
  public private(set) var bytes: [UInt8]

  /// Markup of this program.
  public init(stringLiteral markup: String) { bytes = Array(markup.utf8) }

  /// Markup with texts in it.
  public init(stringInterpolation: StringInterpolation) { bytes = stringInterpolation.bytes }

  /// Appends a piece.
  public static func += (left: inout HTML, right: HTML) { left.bytes += right.bytes }

  /// The two pieces, one after the other.
  public static func + (left: HTML, right: HTML) -> HTML {
    var both = left
    both += right
    return both
  }

  /// Collects the parts of an interpolated literal.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var bytes: [UInt8] = []

    /// No parts yet.
    public init(literalCapacity: Int, interpolationCount: Int) { bytes.reserveCapacity(literalCapacity) }

    /// Appends markup of this program.
    public mutating func appendLiteral(_ literal: String) { bytes.append(contentsOf: literal.utf8) }

    /// Appends a piece of HTML as it is.
    public mutating func appendInterpolation(_ html: HTML) { bytes += html.bytes }

    /// Appends a text, escaped.
    public mutating func appendInterpolation(_ text: Text) { bytes.append(escaped: text) }

    /// Appends a text, escaped.
    public mutating func appendInterpolation(_ text: String) { bytes.append(escaped: Text(text)) }

    /// Appends a path, escaped.
    public mutating func appendInterpolation(_ path: Path) { bytes.append(escaped: path.text) }

    /// Appends a number in decimal.
    public mutating func appendInterpolation(_ number: Int) { bytes.append(decimal: number) }
  }
}

extension [HTML] {
  /// One piece, with `separator` between the parts.
  public func joined(separator: HTML = "") -> HTML {
    var all: HTML = ""
    for (index, part) in enumerated() {
      if index > 0 { all += separator }
      all += part
    }
    return all
  }
}

extension [UInt8] {
  fileprivate mutating func append(escaped text: Text) {
    DiagnosticTextWriter.visible(text).withBytes { bytes in
      reserveCapacity(count + bytes.count)
      for byte in bytes {
        switch byte {
        case UInt8(ascii: "&"): append(literal: "&amp;")
        case UInt8(ascii: "<"): append(literal: "&lt;")
        case UInt8(ascii: ">"): append(literal: "&gt;")
        case Byte.quote: append(literal: "&quot;")
        case UInt8(ascii: "'"): append(literal: "&#39;")
        default: append(byte)
        }
      }
    }
  }
}
