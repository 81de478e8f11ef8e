output "name" {
  description = "Name for the resources of the unit"
  value       = local.name
}

output "tags" {
  description = "Tags for the resources of the unit"
  value       = local.tags
}
