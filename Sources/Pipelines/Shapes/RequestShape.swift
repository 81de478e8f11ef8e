import SourceText

/// The form of a member of a request. Source: `service-2.json` of botocore.
public indirect enum RequestShape: Sendable {
  /// A string with a length in characters.
  case text(ClosedRange<Int>)
  /// A whole number.
  case integer(ClosedRange<Int>)
  /// `true` or `false`.
  case boolean
  /// One of these words.
  case choice([String])
  /// A list with a number of elements.
  case list(RequestShape, ClosedRange<Int>)
  /// A map of strings with keys that the user chooses.
  case texts
  /// An object with only these members.
  case object([Member])

  /// A member of an object.
  public struct Member: Sendable {
    /// The name, in the spelling of the API.
    let name: Text
    let shape: RequestShape
    let isRequired: Bool
    /// The name regardless of spelling: `vpcId`, `vpc_id` and `VpcId` are the same.
    let key: Text

    init(_ name: Text, _ shape: RequestShape, required: Bool = false) {
      self.name = name
      self.shape = shape
      isRequired = required
      key = RequestShape.key(of: name)
    }
  }

  /// Any string.
  static let text = RequestShape.text(0...Int.max)
  /// A string that is not empty.
  static let someText = RequestShape.text(1...Int.max)
  /// Any whole number.
  static let integer = RequestShape.integer(Int.min...Int.max)

  /// A list of any length.
  static func list(_ element: RequestShape) -> RequestShape { .list(element, 0...Int.max) }

  /// A list with a maximum number of elements.
  static func list(_ element: RequestShape, most: Int) -> RequestShape { .list(element, 0...most) }

  /// A name without `_`, `-` and capitals, since modules and the API spell names differently.
  static func key(of name: Text) -> Text {
    Text(name.lowercasedASCII.bytes.filter { $0 != Byte.underscore && $0 != Byte.hyphen })
  }
}
