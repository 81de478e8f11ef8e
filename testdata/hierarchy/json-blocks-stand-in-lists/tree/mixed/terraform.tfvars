{ "terragrunt": { "terraform": { "extra_arguments": [{ "one": { "commands": ["plan"] } }, "two"] } } }
