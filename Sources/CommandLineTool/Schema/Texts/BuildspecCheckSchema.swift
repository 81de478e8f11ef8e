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
        "diagnostic": {
          "type": "object",
          "required": ["severity", "summary", "detail", "code"],
          "additionalProperties": false,
          "properties": {
            "severity": { "enum": ["error", "warning", "info"] },
            "summary": { "type": "string", "description": "What is wrong" },
            "detail": { "type": "string", "description": "Notes and the way out; may be empty" },
            "code": { "type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$" },
            "range": {
              "type": "object",
              "description": "Absent for what stands in no file",
              "required": ["filename", "start", "end"],
              "additionalProperties": false,
              "properties": {
                "filename": { "type": "string" },
                "start": { "$ref": "#/$defs/position" },
                "end": { "$ref": "#/$defs/position" }
              }
            },
            "snippet": {
              "type": "object",
              "description": "As in terraform validate -json",
              "required": [
                "context",
                "code",
                "start_line",
                "highlight_start_offset",
                "highlight_end_offset",
                "values"
              ],
              "additionalProperties": false,
              "properties": {
                "context": { "type": "null" },
                "code": { "type": "string" },
                "start_line": { "type": "integer", "minimum": 1 },
                "highlight_start_offset": { "type": "integer", "minimum": 0 },
                "highlight_end_offset": { "type": "integer", "minimum": 0 },
                "values": { "const": [] }
              }
            }
          }
        },
        "position": {
          "type": "object",
          "description": "Line and column count from 1, column in characters; byte from 0",
          "required": ["line", "column", "byte"],
          "additionalProperties": false,
          "properties": {
            "line": { "type": "integer", "minimum": 1 },
            "column": { "type": "integer", "minimum": 1 },
            "byte": { "type": "integer", "minimum": 0 }
          }
        }
      }
    }

    """#
}
