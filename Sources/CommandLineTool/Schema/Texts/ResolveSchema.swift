extension SchemaName {
  /// The JSON Schema of strata resolve --format json.
  static let resolveSchema = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "strata resolve --format json",
      "type": "object",
      "required": ["format_version", "units", "diagnostics"],
      "additionalProperties": false,
      "properties": {
        "format_version": { "const": "1.0" },
        "units": { "type": "array", "description": "By path", "items": { "$ref": "#/$defs/unit" } },
        "diagnostics": { "type": "array", "items": { "$ref": "#/$defs/diagnostic" } }
      },
      "$defs": {
        "unit": {
          "type": "object",
          "required": [
            "path",
            "config_file",
            "includes",
            "region",
            "command",
            "terragrunt",
            "arguments",
            "env_vars",
            "variables"
          ],
          "additionalProperties": false,
          "properties": {
            "path": { "type": "string", "description": "The unit's folder, relative to the tree's top folder" },
            "config_file": { "type": "string" },
            "includes": {
              "type": "array",
              "description": "The included files, nearest first",
              "items": { "type": "string" }
            },
            "region": { "type": ["string", "null"] },
            "command": { "type": "string", "description": "The Terraform command whose arguments count" },
            "terragrunt": { "type": "object", "description": "The configuration as Terragrunt takes it" },
            "arguments": {
              "type": ["array", "null"],
              "description": "What Terraform is called with",
              "items": { "type": ["string", "null"] }
            },
            "env_vars": {
              "type": ["object", "null"],
              "description": "The environment that Terraform gets; null where it can't be known"
            },
            "variables": {
              "type": ["object", "null"],
              "description": "Each variable with the value that Terraform gets"
            },
            "origins": {
              "type": "object",
              "description": "With --show-origin: by variable, and by 'variable.key' for merged maps",
              "additionalProperties": { "$ref": "#/$defs/origin" }
            },
            "unknown": {
              "type": "array",
              "description": "What can't be known offline",
              "items": {
                "type": "object",
                "required": ["pointer", "reason"],
                "additionalProperties": false,
                "properties": {
                  "pointer": { "type": "string", "description": "A JSON pointer into this object" },
                  "reason": { "type": "string" },
                  "file": {
                    "type": "string",
                    "description": "Relative to the tree's top folder if it is below it"
                  },
                  "line": { "type": "integer", "minimum": 1 },
                  "column": { "type": "integer", "minimum": 1 }
                }
              }
            }
          }
        },
        "origin": {
          "type": "object",
          "required": ["layer", "file", "line", "column"],
          "additionalProperties": false,
          "properties": {
            "layer": { "$ref": "#/$defs/layer" },
            "file": { "type": "string", "description": "Relative to the tree's top folder if it is below it" },
            "line": { "type": "integer", "minimum": 1 },
            "column": { "type": "integer", "minimum": 1 },
            "overridden": {
              "type": "array",
              "description": "What the value beat, the nearest loser first",
              "items": {
                "type": "object",
                "required": ["layer", "file", "line", "column", "value"],
                "additionalProperties": false,
                "properties": {
                  "layer": { "$ref": "#/$defs/layer" },
                  "file": {
                    "type": "string",
                    "description": "Relative to the tree's top folder if it is below it"
                  },
                  "line": { "type": "integer", "minimum": 1 },
                  "column": { "type": "integer", "minimum": 1 },
                  "value": true
                }
              }
            }
          }
        },
        "layer": {
          "type": "string",
          "description": "The step of the order in which values are laid over one another"
        },
    \#(diagnosticDefinitions)
      }
    }

    """#
}
