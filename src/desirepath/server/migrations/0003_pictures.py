"""The bytes of pictures."""

from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("desirepath", "0002_what_lists_show")]

    operations = [
        migrations.CreateModel(
            "Asset",
            [
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sha", models.CharField(max_length=64)),
                ("size", models.PositiveBigIntegerField()),
                ("data", models.BinaryField()),
                ("added", models.DateTimeField(auto_now_add=True)),
                ("named", models.BooleanField(default=False)),
                (
                    "workspace",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="desirepath.workspace"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("workspace", "sha"), name="one_picture_of_these_bytes")
                ],
            },
        ),
    ]
