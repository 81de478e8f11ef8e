/// The formats of a command; the cases are the values of `--format`.
///
/// Commands switch over the cases without a `default`, so the compiler shows every place that a new format needs.
protocol OutputFormat: RawRepresentable<String>, CaseIterable, Sendable {
  /// The format used without `--format`.
  static var standard: Self { get }
}

extension OutputFormat {
  /// The names, in the order of the cases.
  static var names: [String] { allCases.map(\.rawValue) }
}

extension Flag {
  /// The flag `--format` for a command with these formats.
  static func format<Format: OutputFormat>(_ formats: Format.Type) -> Flag {
    Flag(
      "format", letter: "f", value: "FORMAT", choices: formats.names,
      "the format to write (\(formats.standard.rawValue))"
    )
  }
}

extension ParsedArguments {
  /// The requested format. The command's default if none was requested, or if it belongs to a different kind of
  /// output.
  func format<Format: OutputFormat>(_ formats: Format.Type) -> Format {
    self["format"].flatMap { Format(rawValue: $0) } ?? formats.standard
  }
}
