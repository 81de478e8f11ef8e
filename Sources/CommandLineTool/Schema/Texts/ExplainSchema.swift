extension SchemaName {
  /// The JSON Schema of strata explain --format json.
  static let explainSchema = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "strata explain --format json",
      "type": "object",
      "required": ["format_version", "unit", "variables"],
      "additionalProperties": false,
      "properties": {
        "format_version": { "const": "1.0" },
        "unit": { "type": "string", "description": "The unit's folder, relative to the tree's top folder" },
        "variables": {
          "type": "object",
          "description": "By name",
          "additionalProperties": { "$ref": "#/$defs/explanation" }
        }
      },
      "$defs": {
        "explanation": {
          "type": "object",
          "required": [
            "value",
            "layer",
            "file",
            "line",
            "column",
            "passed_at",
            "overridden",
            "hides_unit_value",
            "keys"
          ],
          "additionalProperties": false,
          "properties": {
            "value": true,
            "layer": { "$ref": "#/$defs/layer" },
            "file": { "type": "string", "description": "Relative to the tree's top folder if it is below it" },
            "line": { "type": "integer", "minimum": 1 },
            "column": { "type": "integer", "minimum": 1 },
            "passed_at": { "$ref": "#/$defs/passed_at" },
            "overridden": {
              "type": "array",
              "description": "What the value beat, the nearest loser first",
              "items": { "$ref": "#/$defs/assignment" }
            },
            "hides_unit_value": {
              "type": "boolean",
              "description": "Whether it beats a value of the unit's own file"
            },
            "keys": {
              "type": "object",
              "description": "The keys of a map that was merged from several files",
              "additionalProperties": { "$ref": "#/$defs/key" }
            },
            "made_by": {
              "type": "array",
              "description": "What made the value, the outermost step first; absent for a value written as it is",
              "items": {
                "type": "object",
                "required": ["step", "name", "depth", "file", "line", "column"],
                "additionalProperties": false,
                "properties": {
                  "step": {
                    "type": "string",
                    "description": "What made it: an expression, a local, a function, a file"
                  },
                  "name": { "type": ["string", "null"] },
                  "depth": { "type": "integer", "minimum": 0 },
                  "file": {
                    "type": "string",
                    "description": "Relative to the tree's top folder if it is below it"
                  },
                  "line": { "type": "integer", "minimum": 1 },
                  "column": { "type": "integer", "minimum": 1 }
                }
              }
            },
            "unknown": {
              "type": "string",
              "description": "Why the value, or a part of it, can't be known offline"
            },
            "silent": {
              "type": "array",
              "description": "With --verbose: what was asked and does not set it",
              "items": {
                "type": "object",
                "required": ["layer", "file", "passed_at"],
                "additionalProperties": false,
                "properties": {
                  "layer": { "$ref": "#/$defs/layer" },
                  "file": { "type": ["string", "null"] },
                  "passed_at": { "$ref": "#/$defs/passed_at" }
                }
              }
            },
            "absent": {
              "type": "array",
              "description": "With --verbose: optional var files that do not exist",
              "items": {
                "type": "object",
                "required": ["file", "passed_at"],
                "additionalProperties": false,
                "properties": { "file": { "type": "string" }, "passed_at": { "$ref": "#/$defs/passed_at" } }
              }
            }
          }
        },
        "key": {
          "type": "object",
          "required": ["value", "layer", "file", "line", "column", "passed_at", "overridden"],
          "additionalProperties": false,
          "properties": {
            "value": true,
            "layer": { "$ref": "#/$defs/layer" },
            "file": { "type": "string", "description": "Relative to the tree's top folder if it is below it" },
            "line": { "type": "integer", "minimum": 1 },
            "column": { "type": "integer", "minimum": 1 },
            "passed_at": { "$ref": "#/$defs/passed_at" },
            "overridden": { "type": "array", "items": { "$ref": "#/$defs/assignment" } }
          }
        },
        "assignment": {
          "type": "object",
          "required": ["value", "layer", "file", "line", "column", "passed_at"],
          "additionalProperties": false,
          "properties": {
            "value": true,
            "layer": { "$ref": "#/$defs/layer" },
            "file": { "type": "string", "description": "Relative to the tree's top folder if it is below it" },
            "line": { "type": "integer", "minimum": 1 },
            "column": { "type": "integer", "minimum": 1 },
            "passed_at": { "$ref": "#/$defs/passed_at" }
          }
        },
        "passed_at": {
          "anyOf": [
            { "type": "null" },
            {
              "type": "object",
              "required": ["file", "line", "column"],
              "additionalProperties": false,
              "properties": {
                "file": {
                  "type": "string",
                  "description": "Relative to the tree's top folder if it is below it"
                },
                "line": { "type": "integer", "minimum": 1 },
                "column": { "type": "integer", "minimum": 1 }
              }
            }
          ],
          "description": "Where a var file is passed; null for other layers"
        },
        "layer": {
          "type": "string",
          "description": "The step of the order in which values are laid over one another"
        }
      }
    }

    """#
}
