{
  "terragrunt": [{
    "remote_state": [{ "backend": "s3", "config": [{ "bucket": "b" }, { "key": "k" }] }],
    "terraform": {
      "source": "../m",
      "extra_arguments": [
        { "one": { "commands": ["plan"], "arguments": ["-no-color"], "env_vars": { "A": "1" } } },
        { "two": [{ "commands": ["plan"], "arguments": ["-lock=false"] }] }
      ],
      "before_hook": [{ "say": { "commands": ["plan"], "execute": ["echo", "x"] } }]
    }
  }],
  "size": 3
}
