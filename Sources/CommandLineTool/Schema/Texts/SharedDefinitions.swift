extension SchemaName {
  /// The definitions `diagnostic` and `position`, which several schemas share: lines of a schema's `$defs`.
  static let diagnosticDefinitions = #"""
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
    """#

  /// The definition `origin`: the layer and the place of a value.
  static let originDefinition = #"""
        "origin": {
          "description": "Where the value is set. Without a line for a value that no line sets, such as a flag of the terragrunt block.",
          "type": "object",
          "additionalProperties": false,
          "required": ["file"],
          "properties": {
            "layer": {
              "description": "The layer of a variable; absent for the configuration.",
              "enum": ["default", "input", "environment", "inherited", "unit", "auto-file", "var-file", "var"]
            },
            "file": { "description": "Relative to the tree's top folder.", "type": "string" },
            "line": { "type": "integer", "minimum": 1 },
            "column": { "type": "integer", "minimum": 1 }
          },
          "dependentRequired": { "line": ["column"], "column": ["line"] }
        }
    """#

  /// The definition `value`: any value of a setting.
  static let valueDefinition = #"""
        "value": {
          "description": "Any value; (sensitive) if it is masked.",
          "anyOf": [
            { "type": ["string", "number", "boolean", "null"] },
            { "type": "array", "items": { "$ref": "#/$defs/value" } },
            { "type": "object", "additionalProperties": { "$ref": "#/$defs/value" } }
          ]
        }
    """#
}
