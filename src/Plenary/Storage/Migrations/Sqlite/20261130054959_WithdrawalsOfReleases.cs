using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Plenary.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class WithdrawalsOfReleases : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "EditedAt",
                table: "PressReleases",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PublishedBy",
                table: "PressReleases",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Withdrawal",
                table: "PressReleases",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "EditedAt",
                table: "PressReleases");

            migrationBuilder.DropColumn(
                name: "PublishedBy",
                table: "PressReleases");

            migrationBuilder.DropColumn(
                name: "Withdrawal",
                table: "PressReleases");
        }
    }
}
