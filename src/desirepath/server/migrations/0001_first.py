"""The first tables."""

from __future__ import annotations

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import desirepath.server.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Document",
            fields=[
                (
                    "id",
                    models.CharField(
                        default=desirepath.server.models.new_id, max_length=32, primary_key=True, serialize=False
                    ),
                ),
                ("version", models.PositiveBigIntegerField(default=0)),
                ("title", models.CharField(default="", max_length=200)),
                ("framework", models.CharField(default="", max_length=80)),
                ("created", models.DateTimeField(auto_now_add=True)),
                ("changed", models.DateTimeField(auto_now_add=True)),
                ("trashed", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Workspace",
            fields=[
                (
                    "id",
                    models.CharField(
                        default=desirepath.server.models.new_id, max_length=32, primary_key=True, serialize=False
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("created", models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.CreateModel(
            name="Log",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "document_id", "version", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("version", models.PositiveBigIntegerField()),
                ("time", models.CharField(max_length=40)),
                ("changes", models.TextField()),
                ("document", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="desirepath.document")),
            ],
        ),
        migrations.CreateModel(
            name="Snapshot",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "document_id", "version", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("version", models.PositiveBigIntegerField()),
                ("records", models.TextField()),
                ("digest", models.CharField(max_length=64)),
                ("verified", models.BooleanField(default=False)),
                ("document", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="desirepath.document")),
            ],
        ),
        migrations.CreateModel(
            name="Member",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "workspace_id", "user_id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("owner", "owner"),
                            ("editor", "editor"),
                            ("commenter", "commenter"),
                            ("viewer", "viewer"),
                        ],
                        max_length=16,
                    ),
                ),
                ("since", models.DateTimeField(auto_now_add=True)),
                ("user", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL)),
                (
                    "workspace",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="desirepath.workspace"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                ("digest", models.CharField(max_length=64, primary_key=True, serialize=False)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("owner", "owner"),
                            ("editor", "editor"),
                            ("commenter", "commenter"),
                            ("viewer", "viewer"),
                        ],
                        max_length=16,
                    ),
                ),
                ("expires", models.DateTimeField()),
                (
                    "workspace",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, to="desirepath.workspace"
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="document",
            name="workspace",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="desirepath.workspace"),
        ),
        migrations.CreateModel(
            name="NamedVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveBigIntegerField()),
                ("name", models.CharField(max_length=200)),
                ("author", models.CharField(max_length=200)),
                ("time", models.CharField(max_length=40)),
                ("document", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="desirepath.document")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("document", "name"), name="one_version_of_a_name")],
            },
        ),
        migrations.CreateModel(
            name="Receipt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("client", models.CharField(max_length=64)),
                ("sequence", models.PositiveBigIntegerField()),
                ("version", models.PositiveBigIntegerField()),
                ("collisions", models.TextField(default="")),
                ("document", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="desirepath.document")),
                ("user", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("document", "user", "client", "sequence"), name="one_receipt_a_change"
                    )
                ],
            },
        ),
    ]
