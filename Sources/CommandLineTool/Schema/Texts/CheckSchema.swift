extension SchemaName {
  /// The JSON Schema of strata check --format json.
  static let checkSchema = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "strata check --format json",
      "type": "object",
      "required": ["format_version", "summary", "findings"],
      "additionalProperties": false,
      "properties": {
        "format_version": { "const": "1.0" },
        "summary": {
          "type": "object",
          "description": "The number of findings of each severity, the number suppressed, and what was checked",
          "required": ["error", "warning", "info", "ignored", "baseline", "units", "files"],
          "additionalProperties": { "type": "integer", "minimum": 0 }
        },
        "findings": {
          "type": "array",
          "description": "Sorted by file name, then place",
          "items": {
            "type": "object",
            "required": ["code", "severity", "message", "range", "notes", "help", "fixable", "fingerprint"],
            "additionalProperties": false,
            "properties": {
              "code": { "type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$" },
              "severity": { "enum": ["error", "warning", "info"] },
              "message": { "type": "string", "minLength": 1 },
              "range": { "$ref": "#/$defs/range" },
              "notes": {
                "type": "array",
                "items": {
                  "type": "object",
                  "required": ["message", "range"],
                  "additionalProperties": false,
                  "properties": {
                    "message": { "type": "string", "minLength": 1 },
                    "range": { "$ref": "#/$defs/range" }
                  }
                }
              },
              "help": { "type": "string", "description": "How to fix it; empty if unknown" },
              "fixable": { "type": "boolean", "description": "Whether --fix fixes it" },
              "fingerprint": {
                "type": "string",
                "description": "Stays the same from run to run, even when lines move",
                "pattern": "^[0-9a-f]{16}$"
              }
            }
          }
        }
      },
      "$defs": {
        "range": {
          "description": "Null for a finding without a file; lines and columns are 1-based, columns count characters; the end is one past the last",
          "oneOf": [
            { "type": "null" },
            {
              "type": "object",
              "required": ["file", "start", "end"],
              "additionalProperties": false,
              "properties": {
                "file": { "type": "string", "description": "Relative to the tree's top folder" },
                "start": { "$ref": "#/$defs/position" },
                "end": { "$ref": "#/$defs/position" }
              }
            }
          ]
        },
        "position": {
          "type": "object",
          "required": ["line", "column"],
          "additionalProperties": false,
          "properties": {
            "line": { "type": "integer", "minimum": 1 },
            "column": { "type": "integer", "minimum": 1 }
          }
        }
      }
    }

    """#
}
