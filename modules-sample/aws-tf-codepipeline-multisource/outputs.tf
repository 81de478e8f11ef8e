output "pipeline_name" {
  description = "Name of the pipeline"
  value       = aws_codepipeline.this.name
}

output "pipeline_arn" {
  description = "ARN of the pipeline"
  value       = aws_codepipeline.this.arn
}
