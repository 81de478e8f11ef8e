import SourceText

/// What AWS takes as a member of a request. Source: `service-2.json` of botocore.
public indirect enum RequestShape: Sendable {
  /// A string of so many characters.
  case text(ClosedRange<Int>)
  /// A whole number.
  case integer(ClosedRange<Int>)
  /// `true` or `false`.
  case boolean
  /// One of these words.
  case choice([String])
  /// A list of so many.
  case list(RequestShape, ClosedRange<Int>)
  /// Names that the user chooses, each with a string.
  case texts
  /// An object of these members and no others.
  case object([Member])

  /// A member of an object.
  public struct Member: Sendable {
    /// The name as the API spells it.
    let name: Text
    let shape: RequestShape
    let isRequired: Bool
    /// The name without regard to how it is spelt: `vpcId`, `vpc_id` and `VpcId` are one.
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

  /// A list of any number.
  static func list(_ element: RequestShape) -> RequestShape { .list(element, 0...Int.max) }

  /// A list of at most so many.
  static func list(_ element: RequestShape, most: Int) -> RequestShape { .list(element, 0...most) }

  /// A name without `_`, `-` and capitals: modules and the API spell one name in several ways.
  static func key(of name: Text) -> Text {
    Text(name.lowercasedASCII.bytes.filter { $0 != Byte.underscore && $0 != Byte.hyphen })
  }
}
