/// The formats that a command writes: its cases are what `--format` takes.
///
/// Commands switch over the cases without a `default`, so that the compiler names every place that a new format must fill.
protocol OutputFormat: RawRepresentable<String>, CaseIterable, Sendable {
  /// What is written without `--format`.
  static var standard: Self { get }
}

extension OutputFormat {
  /// The names, in the order of the cases.
  static var names: [String] { allCases.map(\.rawValue) }
}

extension Flag {
  /// The flag `--format` of a command with these formats.
  static func format<Format: OutputFormat>(_ formats: Format.Type) -> Flag {
    Flag(
      "format", letter: "f", value: "FORMAT", choices: formats.names,
      "the format to write (\(formats.standard.rawValue))"
    )
  }
}

extension ParsedArguments {
  /// The format that was asked for, or the command's default where none was, or one of another kind of output.
  func format<Format: OutputFormat>(_ formats: Format.Type) -> Format {
    self["format"].flatMap { Format(rawValue: $0) } ?? formats.standard
  }
}
