"""The table of files."""

from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = [("desirepath", "0002_what_lists_show")]

    operations = [
        migrations.CreateModel(
            "File",
            [
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="desirepath.document",
                    ),
                ),
                ("path", models.TextField()),
                ("bin", models.TextField(default="")),
                ("text", models.TextField(default="")),
                ("names", models.TextField(default="{}")),
                ("next", models.TextField(default="")),
                ("next_text", models.TextField(default="")),
                ("next_names", models.TextField(default="{}")),
                ("taken", models.PositiveBigIntegerField(default=0)),
            ],
        ),
    ]
