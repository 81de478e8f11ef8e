extension SchemaName {
  /// The JSON Schema of strata diff --matrix --format json.
  static let matrixSchema = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "strata diff --matrix --format json",
      "type": "object",
      "additionalProperties": false,
      "required": ["format_version", "columns", "rows", "failed", "diagnostics"],
      "properties": {
        "format_version": { "const": "1.0" },
        "columns": { "type": "array", "items": { "type": "string" } },
        "rows": {
          "type": "array",
          "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["unit", "path", "differs", "cells"],
            "properties": {
              "unit": { "type": "string" },
              "path": { "type": "string" },
              "differs": { "type": "boolean" },
              "cells": {
                "description": "One for each column; null if it has no value.",
                "type": "array",
                "items": {
                  "anyOf": [
                    { "type": "null" },
                    {
                      "type": "object",
                      "additionalProperties": false,
                      "required": ["value", "differs", "origin"],
                      "properties": {
                        "value": { "$ref": "#/$defs/value" },
                        "differs": {
                          "description": "True when it differs from most environments.",
                          "type": "boolean"
                        },
                        "origin": { "$ref": "#/$defs/origin" }
                      }
                    }
                  ]
                }
              }
            }
          }
        },
        "failed": { "type": "array", "items": { "type": "string" } },
        "diagnostics": {
          "description": "In the format of terraform validate -json.",
          "type": "array",
          "items": { "type": "object", "required": ["severity", "summary", "detail", "code"] }
        }
      },
      "$defs": {
    \#(originDefinition),
    \#(valueDefinition)
      }
    }

    """#
}
