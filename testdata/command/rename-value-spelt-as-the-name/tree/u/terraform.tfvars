terragrunt = {}
size = "size"
sizes = ["size"]
