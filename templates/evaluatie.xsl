<?xml version="1.0" encoding="UTF-8"?>
<!-- DOC-25, the report of an evaluation (GOV-15 to GOV-17) on paper: what generator/publish/evaluation.h wrote, unchanged. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:griffier:tekst" exclude-result-prefixes="t">
  <xsl:include href="unhandled.xsl"/>
  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:template match="oefening|inleiding|grondslag|stand|verborgen|geen|weg|uitkomst|kop-cijfers|kop-lijsten|kop-gaten|slot|tabel|kolom|rij|cel|figuur|vorm|lijst|kop|regel|waarde|gat" mode="known"/>

  <xsl:template match="/evaluatie">
    <xsl:apply-templates select="*|tabel/*|tabel/rij/*|tabel/figuur/*|lijst/*|lijst/regel/*" mode="known"/>
    <stuk number="{@nummer}" kind="evaluatie" language="{@taal}" author="{@naam}" date="{@dag-stand}" title="{@titel}" running="{@titel}">
      <xsl:if test="@oefening = 'ja'"><xsl:attribute name="marking"><xsl:value-of select="oefening"/></xsl:attribute></xsl:if>
      <fact><xsl:attribute name="label"><t:tekst k="geheim.label.nummer"/></xsl:attribute><xsl:value-of select="@nummer"/></fact>
      <fact><xsl:attribute name="label"><t:tekst k="geheim.label.samenwerking"/></xsl:attribute><xsl:value-of select="@naam"/></fact>
      <fact><xsl:attribute name="label"><t:tekst k="evaluatie.label.periode"/></xsl:attribute><xsl:value-of select="concat(@dag-van, ' – ', @dag-tot)"/></fact>
      <fact><xsl:attribute name="label"><t:tekst k="evaluatie.label.stand"/></xsl:attribute><xsl:value-of select="@dag-stand"/></fact>
      <body>
        <p style="lead"><xsl:value-of select="inleiding"/></p>
        <p><xsl:value-of select="grondslag"/></p>
        <p><xsl:value-of select="stand"/></p>
        <p><xsl:value-of select="verborgen"/></p>
        <heading level="2"><xsl:value-of select="kop-gaten"/></heading>
        <list numbering="bullet"><xsl:for-each select="gat"><item><p><xsl:value-of select="."/></p></item></xsl:for-each></list>
        <heading level="2"><xsl:value-of select="kop-cijfers"/></heading>
        <xsl:apply-templates select="tabel"/>
        <heading level="2"><xsl:value-of select="kop-lijsten"/></heading>
        <xsl:apply-templates select="lijst"/>
        <p style="small"><xsl:value-of select="slot"/></p>
      </body>
    </stuk>
  </xsl:template>

  <xsl:template match="tabel">
    <heading level="3"><xsl:value-of select="@titel"/></heading>
    <xsl:choose>
      <xsl:when test="@staat = 'leeg'"><p><xsl:value-of select="../geen"/></p></xsl:when>
      <xsl:when test="@staat = 'ingehouden'"><p><xsl:value-of select="../weg"/></p></xsl:when>
      <xsl:when test="@staat"><xsl:call-template name="unknown-value"><xsl:with-param name="of" select="@staat"/></xsl:call-template></xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="figuur"/>
        <table lines="true" summary="{@titel}">
          <xsl:attribute name="widths">4<xsl:for-each select="kolom"> 2</xsl:for-each></xsl:attribute>
          <head><cell><p><xsl:value-of select="../uitkomst"/></p></cell><xsl:for-each select="kolom"><cell align="end"><p><xsl:value-of select="@naam"/></p></cell></xsl:for-each></head>
          <xsl:for-each select="rij">
            <row keep="true"><cell header="true"><p><xsl:value-of select="@naam"/></p></cell>
              <xsl:for-each select="cel"><cell align="end"><p><xsl:choose><xsl:when test="@verborgen = 'ja'">x</xsl:when><xsl:otherwise><xsl:value-of select="."/></xsl:otherwise></xsl:choose></p></cell></xsl:for-each>
            </row>
          </xsl:for-each>
        </table>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="figuur">
    <figure width="{@breedte}" height="{@hoogte}" alternative="{@zegt}">
      <xsl:for-each select="vorm">
        <shape kind="{@soort}" points="{@punten}">
          <xsl:if test="@lijn"><xsl:attribute name="stroke"><xsl:value-of select="@lijn"/></xsl:attribute></xsl:if>
          <xsl:if test="@kleur"><xsl:attribute name="colour"><xsl:value-of select="@kleur"/></xsl:attribute></xsl:if>
          <xsl:if test="@vulling"><xsl:attribute name="fill"><xsl:value-of select="@vulling"/></xsl:attribute></xsl:if>
          <xsl:if test="@grootte"><xsl:attribute name="size"><xsl:value-of select="@grootte"/></xsl:attribute></xsl:if>
          <xsl:value-of select="."/>
        </shape>
      </xsl:for-each>
    </figure>
  </xsl:template>

  <xsl:template match="lijst">
    <heading level="3"><xsl:value-of select="@titel"/></heading>
    <xsl:choose>
      <xsl:when test="not(regel)"><p><xsl:value-of select="../geen"/></p></xsl:when>
      <xsl:otherwise>
        <table lines="true" summary="{@titel}">
          <head><xsl:for-each select="kop"><cell><p><xsl:value-of select="."/></p></cell></xsl:for-each></head>
          <xsl:for-each select="regel"><row><xsl:for-each select="waarde"><cell><p><xsl:value-of select="."/></p></cell></xsl:for-each></row></xsl:for-each>
        </table>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
