extension SchemaName {
  /// The JSON Schema of strata config --format json.
  static let configSchema = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "strata config --format json",
      "type": "object",
      "required": ["format_version", "file", "settings"],
      "additionalProperties": false,
      "properties": {
        "format_version": { "const": "1.0" },
        "file": { "type": ["string", "null"], "description": "Relative to the current folder; null without a project file" },
        "settings": {
          "type": "array",
          "description": "In the order of the file",
          "items": {
            "type": "object",
            "required": ["flag", "values", "commands", "line", "column"],
            "additionalProperties": false,
            "properties": {
              "flag": { "type": "string", "description": "Without dashes" },
              "values": {
                "type": "array",
                "description": "Empty for a flag that takes none; paths are relative to the current folder",
                "items": { "type": "string" }
              },
              "commands": { "type": "array", "description": "The commands that get it", "items": { "type": "string" } },
              "line": { "type": "integer", "minimum": 1 },
              "column": { "type": "integer", "minimum": 1 }
            }
          }
        }
      }
    }

    """#
}
