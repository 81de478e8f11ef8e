extension SchemaName {
  /// The JSON Schema of strata diff --format json.
  static let diffSchema = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "strata diff --format json",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "format_version",
        "a",
        "b",
        "summary",
        "units",
        "causes",
        "moved",
        "only_in_a",
        "only_in_b",
        "failed",
        "diagnostics"
      ],
      "properties": {
        "format_version": { "const": "1.0" },
        "a": { "$ref": "#/$defs/endpoint" },
        "b": { "$ref": "#/$defs/endpoint" },
        "summary": {
          "type": "object",
          "additionalProperties": false,
          "required": [
            "units",
            "differing",
            "moved",
            "only_in_a",
            "only_in_b",
            "failed",
            "changes",
            "causes",
            "added",
            "removed",
            "changed",
            "changed_type",
            "reordered",
            "unknown",
            "expected"
          ],
          "properties": {
            "units": { "type": "integer", "minimum": 0 },
            "differing": { "type": "integer", "minimum": 0 },
            "moved": { "type": "integer", "minimum": 0 },
            "only_in_a": { "type": "integer", "minimum": 0 },
            "only_in_b": { "type": "integer", "minimum": 0 },
            "failed": { "type": "integer", "minimum": 0 },
            "changes": { "type": "integer", "minimum": 0 },
            "causes": { "type": "integer", "minimum": 0 },
            "added": { "type": "integer", "minimum": 0 },
            "removed": { "type": "integer", "minimum": 0 },
            "changed": { "type": "integer", "minimum": 0 },
            "changed_type": { "type": "integer", "minimum": 0 },
            "reordered": { "type": "integer", "minimum": 0 },
            "unknown": { "type": "integer", "minimum": 0 },
            "expected": { "type": "integer", "minimum": 0 },
            "accepted": { "type": "integer", "minimum": 0 },
            "violations": { "type": "integer", "minimum": 0 }
          }
        },
        "units": {
          "description": "The pairs that differ, by name.",
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["name", "a", "b", "changed_files", "configuration", "variables"],
            "properties": {
              "name": { "description": "The unit's path below the compared folders.", "type": "string" },
              "a": { "type": "string" },
              "b": { "type": "string" },
              "changed_files": {
                "description": "With --base: the files that the unit reads and that cause the difference.",
                "type": "array",
                "items": { "type": "string" }
              },
              "configuration": { "type": "array", "items": { "$ref": "#/$defs/change" } },
              "variables": { "type": "array", "items": { "$ref": "#/$defs/change" } },
              "violations": { "type": "array", "items": { "$ref": "#/$defs/violation" } }
            }
          }
        },
        "causes": {
          "description": "The same differences by the lines that make them, those first that most units share.",
          "type": "array",
          "items": { "$ref": "#/$defs/cause" }
        },
        "moved": {
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["a", "b", "configuration", "variables"],
            "properties": {
              "a": { "type": "string" },
              "b": { "type": "string" },
              "configuration": {
                "description": "The changes because of the new folder, first the location of the remote state.",
                "type": "array",
                "items": { "$ref": "#/$defs/change" }
              },
              "variables": { "type": "array", "items": { "$ref": "#/$defs/change" } },
              "violations": { "type": "array", "items": { "$ref": "#/$defs/violation" } }
            }
          }
        },
        "only_in_a": { "type": "array", "items": { "type": "string" } },
        "only_in_b": { "type": "array", "items": { "type": "string" } },
        "failed": {
          "description": "Pairs with a side that could not be resolved.",
          "type": "array",
          "items": { "type": "string" }
        },
        "unit_violations": { "type": "array", "items": { "$ref": "#/$defs/violation" } },
        "diagnostics": {
          "description": "In the format of terraform validate -json.",
          "type": "array",
          "items": { "type": "object", "required": ["severity", "summary", "detail", "code"] }
        }
      },
      "$defs": {
        "endpoint": {
          "type": "object",
          "additionalProperties": false,
          "required": ["path", "revision"],
          "properties": {
            "edited": { "description": "The tree as it would be after supposed edits.", "const": true },
            "path": {
              "description": "The compared folder, relative to the tree's top folder.",
              "type": "string"
            },
            "revision": {
              "description": "The git revision; null for the working tree.",
              "type": ["string", "null"]
            }
          }
        },
    \#(originDefinition),
        "step": {
          "description": "A key of an object, a 0-based position in a list, or a named entry of a list.",
          "anyOf": [
            { "type": "string" },
            { "type": "integer", "minimum": 0 },
            {
              "type": "object",
              "additionalProperties": false,
              "required": ["name", "index"],
              "properties": { "name": { "type": "string" }, "index": { "type": "integer", "minimum": 0 } }
            }
          ]
        },
    \#(valueDefinition),
        "side": {
          "type": "object",
          "additionalProperties": false,
          "required": ["steps", "value", "origin"],
          "properties": {
            "steps": {
              "description": "The path to the value on this side.",
              "type": "array",
              "items": { "$ref": "#/$defs/step" }
            },
            "value": { "$ref": "#/$defs/value" },
            "origin": { "$ref": "#/$defs/origin" }
          }
        },
        "cause": {
          "type": "object",
          "additionalProperties": false,
          "required": ["path", "units", "changed_files", "values"],
          "properties": {
            "kind": { "enum": ["added", "removed", "changed", "changed_type", "reordered", "unknown"] },
            "rule": {
              "description": "The violated rule, instead of the kind, with a policy.",
              "enum": ["not_allowed", "must_be_equal", "must_differ", "expired"]
            },
            "path": { "type": "string" },
            "units": { "type": "array", "minItems": 1, "items": { "type": "string" } },
            "changed_files": {
              "description": "The changed files that all of the units read; with --base.",
              "type": "array",
              "items": { "type": "string" }
            },
            "values": {
              "description": "One element for each pair of values: a call can give each unit another one.",
              "type": "array",
              "minItems": 1,
              "items": {
                "type": "object",
                "additionalProperties": false,
                "required": ["units"],
                "properties": {
                  "a": { "$ref": "#/$defs/side" },
                  "b": { "$ref": "#/$defs/side" },
                  "units": { "type": "array", "minItems": 1, "items": { "type": "string" } }
                }
              }
            }
          },
          "oneOf": [{ "required": ["kind"] }, { "required": ["rule"] }]
        },
        "change": {
          "type": "object",
          "additionalProperties": false,
          "required": ["kind", "path", "sensitive"],
          "properties": {
            "kind": { "enum": ["added", "removed", "changed", "changed_type", "reordered", "unknown"] },
            "path": {
              "description": "The path to the value as text: on side B, or for a removal on side A.",
              "type": "string"
            },
            "by": {
              "description": "For reordered: whether the sides contain the names of the entries, or the whole lists.",
              "enum": ["name", "position"]
            },
            "sensitive": { "description": "True when any part of the values is masked.", "type": "boolean" },
            "a": { "$ref": "#/$defs/side" },
            "b": { "$ref": "#/$defs/side" }
          },
          "allOf": [
            {
              "if": { "properties": { "kind": { "const": "added" } } },
              "then": { "required": ["b"], "properties": { "a": false } }
            },
            {
              "if": { "properties": { "kind": { "const": "removed" } } },
              "then": { "required": ["a"], "properties": { "b": false } }
            },
            {
              "if": { "properties": { "kind": { "enum": ["changed", "changed_type", "reordered", "unknown"] } } },
              "then": { "required": ["a", "b"] }
            },
            { "if": { "properties": { "kind": { "const": "reordered" } } }, "then": { "required": ["by"] } }
          ]
        },
        "violation": {
          "type": "object",
          "additionalProperties": false,
          "required": ["rule", "path", "message"],
          "properties": {
            "rule": { "enum": ["not_allowed", "must_be_equal", "must_differ", "expired"] },
            "path": { "type": "string" },
            "message": { "type": "string" },
            "reason": { "type": "string" },
            "policy": { "description": "The policy's entry.", "$ref": "#/$defs/origin" },
            "a": { "$ref": "#/$defs/side" },
            "b": { "$ref": "#/$defs/side" }
          }
        }
      }
    }

    """#
}
