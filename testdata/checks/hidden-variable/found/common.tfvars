stage = "dev"
owner = "platform"
