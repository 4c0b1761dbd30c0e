<?xml version="1.0" encoding="UTF-8"?>
<!-- DOC-05: access. The overview (RGT-11, RGT-12), the copy with what is left out of it (RGT-14, RGT-16), or that nothing is processed (RGT-13). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:griffier:tekst" exclude-result-prefixes="t">
  <xsl:include href="unhandled.xsl"/>
  <xsl:include href="delen/brief.xsl"/>
  <xsl:include href="delen/verzoek.xsl"/>
  <xsl:include href="delen/gegevens.xsl"/>

  <xsl:template match="aanvrager|beslisdatum|weegploeg|deelnemer|laat|signalen|kopie|eigen|verstrekking" mode="known"/>

  <xsl:template match="/brief">
    <xsl:call-template name="letter">
      <xsl:with-param name="kind">inzagebesluit</xsl:with-param>
      <xsl:with-param name="title"><t:tekst k="inzagebesluit.titel"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="brief" mode="body">
    <xsl:call-template name="asked"/>
    <xsl:choose>
      <xsl:when test="@antwoord = 'niets'">
        <p><t:tekst k="inzagebesluit.niets"/></p>
        <p><t:tekst k="inzagebesluit.niets.uitleg"/></p>
      </xsl:when>
      <xsl:when test="@antwoord = 'overzicht'">
        <p><t:tekst k="inzagebesluit.geheel"/></p>
        <xsl:call-template name="what-you-get"/>
      </xsl:when>
      <xsl:when test="@antwoord = 'deels'">
        <p><t:tekst k="inzagebesluit.deels"/></p>
        <xsl:call-template name="what-you-get"/>
        <xsl:call-template name="weighed"/>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="unknown-value"><xsl:with-param name="of">antwoord</xsl:with-param></xsl:call-template></xsl:otherwise>
    </xsl:choose>
    <xsl:call-template name="who-decided"/>
    <xsl:call-template name="remedy"/>
    <xsl:call-template name="ask-us"/>
    <xsl:call-template name="signature"/>
    <xsl:if test="@antwoord != 'niets'">
      <appendix id="bijlage"><t:tekst k="inzagebesluit.overzicht.kop"/></appendix>
      <xsl:call-template name="shared"/>
      <xsl:call-template name="keeping"/>
      <xsl:call-template name="annex"/>
      <appendix id="kopie"><t:tekst k="inzagebesluit.kopie.kop"/></appendix>
      <xsl:call-template name="copy"/>
    </xsl:if>
  </xsl:template>

  <xsl:template name="what-you-get">
    <list>
      <item><p><link to="#bijlage"><t:tekst k="inzagebesluit.krijgt.overzicht"/></link></p></item>
      <item><p><link to="#kopie"><t:tekst k="inzagebesluit.krijgt.kopie"/></link></p></item>
    </list>
    <p><t:tekst k="inzagebesluit.gratis"/></p>
  </xsl:template>

  <!-- Receivers by name, from the record of disclosures. -->
  <xsl:template name="shared">
    <heading level="3" id="gedeeld"><t:tekst k="inzagebesluit.gedeeld.kop"/></heading>
    <xsl:choose>
      <xsl:when test="verstrekking">
        <p keep="true"><t:tekst k="inzagebesluit.gedeeld.inleiding"/></p>
        <table summary="">
          <head><cell><p><t:tekst k="inzagebesluit.gedeeld.wanneer"/></p></cell><cell><p><t:tekst k="inzagebesluit.gedeeld.wie"/></p></cell><cell><p><t:tekst k="inzagebesluit.gedeeld.wat"/></p></cell></head>
          <xsl:for-each select="verstrekking">
            <row><cell header="true"><p><xsl:value-of select="@datum"/></p></cell><cell><p><name><xsl:value-of select="."/></name></p></cell><cell><p><lang tag="nl"><xsl:value-of select="@gegevens"/></lang></p></cell></row>
          </xsl:for-each>
        </table>
      </xsl:when>
      <xsl:otherwise><p><t:tekst k="inzagebesluit.gedeeld.niemand"/></p></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- 15(1)d -->
  <xsl:template name="keeping">
    <heading level="3" id="bewaren"><t:tekst k="informatiebrief.bewaren.kop"/></heading>
    <xsl:for-each select="bewaren">
      <p>
        <xsl:choose>
          <xsl:when test="@soort = 'ten-hoogste'"><t:tekst k="informatiebrief.bewaren.ten_hoogste"><t:met select="@duur"/></t:tekst></xsl:when>
          <xsl:when test="@soort = 'bewaren'"><t:tekst k="informatiebrief.bewaren.bewaren"><t:met select="@duur"/></t:tekst></xsl:when>
          <xsl:otherwise><xsl:call-template name="unknown-value"><xsl:with-param name="of">termijn</xsl:with-param></xsl:call-template></xsl:otherwise>
        </xsl:choose>
        <xsl:text> </xsl:text>
        <xsl:choose>
          <xsl:when test="@uiterlijk"><t:tekst k="informatiebrief.bewaren.uiterlijk"><t:met select="@uiterlijk"/></t:tekst></xsl:when>
          <xsl:when test="@gekozen = 'eerste-signaal'"><t:tekst k="informatiebrief.bewaren.na_signaal"/></xsl:when>
          <xsl:when test="@gekozen"><xsl:call-template name="unknown-value"><xsl:with-param name="of">begin-van-termijn</xsl:with-param></xsl:call-template></xsl:when>
          <xsl:when test="@start = 'besluit.niet-agenderen'"><t:tekst k="informatiebrief.bewaren.na_besluit"/></xsl:when>
          <xsl:when test="@start = 'laatste-verwerking'"><t:tekst k="informatiebrief.bewaren.na_verwerking"/></xsl:when>
          <xsl:when test="@start = 'afsluiting'"><t:tekst k="informatiebrief.bewaren.na_afsluiting"/></xsl:when>
          <xsl:otherwise><xsl:call-template name="unknown-value"><xsl:with-param name="of">begin-van-termijn</xsl:with-param></xsl:call-template></xsl:otherwise>
        </xsl:choose>
      </p>
    </xsl:for-each>
    <xsl:for-each select="archief"><p><t:tekst k="informatiebrief.bewaren.archief"><t:met select="@duur"/></t:tekst></p></xsl:for-each>
  </xsl:template>

  <xsl:template name="copy">
    <p><t:tekst k="inzagebesluit.kopie.inleiding"/></p>
    <heading level="3" id="eigen"><t:tekst k="inzagebesluit.kopie.eigen"/></heading>
    <definitions><xsl:for-each select="eigen"><entry><term><xsl:value-of select="@wat"/></term><meaning><p><name><xsl:value-of select="."/></name></p></meaning></entry></xsl:for-each></definitions>
    <xsl:for-each select="kopie">
      <heading level="3"><xsl:choose>
        <xsl:when test="@door"><t:tekst k="inzagebesluit.kopie.stuk_door"><t:met select="@wat"/><t:met select="@datum"/><t:met><name><xsl:value-of select="@door"/></name></t:met></t:tekst></xsl:when>
        <xsl:otherwise><t:tekst k="inzagebesluit.kopie.stuk"><t:met select="@wat"/><t:met select="@datum"/></t:tekst></xsl:otherwise>
      </xsl:choose></heading>
      <xsl:if test="@afgeschermd"><p><em><t:tekst k="kopie.afgeschermd"><t:met select="@afgeschermd"/></t:tekst></em></p></xsl:if>
      <xsl:for-each select="tekst"><p><lang tag="nl"><xsl:value-of select="."/></lang></p></xsl:for-each>
      <xsl:if test="@weggelaten"><p><em><t:tekst k="inzagebesluit.kopie.weggelaten"><t:met><lang tag="nl"><xsl:value-of select="@weggelaten"/></lang></t:met></t:tekst></em></p></xsl:if>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
