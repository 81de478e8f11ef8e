#!/bin/bash
function plan() {
  terraform -chdir=infra plan -var-file="$1.tfvars" -var "size=$2"
}
apply() {
  terraform -chdir=infra apply -var-file="$1.tfvars" -var "size=$2"
}
plan dev s
apply prod xl
