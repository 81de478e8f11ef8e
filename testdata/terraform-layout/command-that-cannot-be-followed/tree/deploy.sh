#!/bin/sh
terraform plan -var-file="$(./choose)/values.tfvars"
