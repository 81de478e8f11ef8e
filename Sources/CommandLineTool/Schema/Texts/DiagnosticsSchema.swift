extension SchemaName {
  /// The JSON Schema of the output of --diagnostics json on standard error.
  static let diagnosticsSchema = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "What --diagnostics json writes to standard error",
      "type": "array",
      "items": { "$ref": "#/$defs/diagnostic" },
      "$defs": {
    \#(diagnosticDefinitions)
      }
    }

    """#
}
