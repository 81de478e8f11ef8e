extension SchemaName {
  /// The JSON Schema of strata buildspec check --format json.
  static let buildspecCheckSchema = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "strata buildspec check --format json",
      "type": "object",
      "required": ["format_version", "path", "findings"],
      "additionalProperties": false,
      "properties": {
        "format_version": { "const": "1.0" },
        "path": { "type": "string", "description": "The unit's folder, relative to the tree's top folder" },
        "findings": { "type": "array", "description": "By place", "items": { "$ref": "#/$defs/diagnostic" } }
      },
      "$defs": {
    \#(diagnosticDefinitions)
      }
    }

    """#
}
