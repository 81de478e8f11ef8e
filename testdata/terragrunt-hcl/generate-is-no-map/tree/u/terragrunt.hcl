generate = "provider.tf"
